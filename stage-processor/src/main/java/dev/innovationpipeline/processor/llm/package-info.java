/** Calls the language model: within limits, with retries and fallback models, metered. */
@NullMarked
package dev.innovationpipeline.processor.llm;

import org.jspecify.annotations.NullMarked;
