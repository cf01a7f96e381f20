/** The exception that fails a run. */
@NullMarked
package dev.innovationpipeline.processor.failure;

import org.jspecify.annotations.NullMarked;
