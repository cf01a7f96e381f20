/** One record through one stage, and what can interrupt it. */
@NullMarked
package dev.innovationpipeline.processor.engine.task;

import org.jspecify.annotations.NullMarked;
