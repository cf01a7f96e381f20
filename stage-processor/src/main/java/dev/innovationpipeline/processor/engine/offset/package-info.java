/** Which offsets of a partition are completed. */
@NullMarked
package dev.innovationpipeline.processor.engine.offset;

import org.jspecify.annotations.NullMarked;
