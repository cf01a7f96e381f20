/** The launcher, {@code ./pipeline}. */
@NullMarked
package dev.innovationpipeline.systemtests.launcher;

import org.jspecify.annotations.NullMarked;
