/** Data of earlier versions, read by this one. */
@NullMarked
package dev.innovationpipeline.systemtests.upgrade;

import org.jspecify.annotations.NullMarked;
