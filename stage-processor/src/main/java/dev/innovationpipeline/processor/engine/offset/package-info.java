/** What of a partition is done: its offsets, and the events that were read of it. */
@NullMarked
package dev.innovationpipeline.processor.engine.offset;

import org.jspecify.annotations.NullMarked;
