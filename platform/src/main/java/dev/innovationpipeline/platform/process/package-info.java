/** Ends a process that lost one of its threads, so that it is started again. */
@NullMarked
package dev.innovationpipeline.platform.process;

import org.jspecify.annotations.NullMarked;
