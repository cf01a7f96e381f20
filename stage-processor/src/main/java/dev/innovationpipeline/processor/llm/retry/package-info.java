/** Retries and fallback models. */
@NullMarked
package dev.innovationpipeline.processor.llm.retry;

import org.jspecify.annotations.NullMarked;
