/** Documents that are made to harm their reader, sent to the whole pipeline. */
@NullMarked
package dev.innovationpipeline.systemtests.input;

import org.jspecify.annotations.NullMarked;
