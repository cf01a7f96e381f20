/** Shortens a text to what fits the model's context. */
@NullMarked
package dev.innovationpipeline.processor.document.fit;

import org.jspecify.annotations.NullMarked;
