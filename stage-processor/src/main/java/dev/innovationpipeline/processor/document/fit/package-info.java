/** Shortens texts to the model's context window. */
@NullMarked
package dev.innovationpipeline.processor.document.fit;

import org.jspecify.annotations.NullMarked;
