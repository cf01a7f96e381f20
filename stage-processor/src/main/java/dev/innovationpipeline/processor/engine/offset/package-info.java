/** The progress of a partition: the offsets that are done, and the events that were read of it. */
@NullMarked
package dev.innovationpipeline.processor.engine.offset;

import org.jspecify.annotations.NullMarked;
