/** Performs one record in one stage, and interrupts work that is cancelled or overdue. */
@NullMarked
package dev.innovationpipeline.processor.engine.task;

import org.jspecify.annotations.NullMarked;
