/** The examples that the documents show. */
@NullMarked
package dev.innovationpipeline.systemtests.documented;

import org.jspecify.annotations.NullMarked;
