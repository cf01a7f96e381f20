/** Keeps periodic tasks running, and ends a process that lost a thread, to be started again. */
@NullMarked
package dev.innovationpipeline.platform.process;

import org.jspecify.annotations.NullMarked;
