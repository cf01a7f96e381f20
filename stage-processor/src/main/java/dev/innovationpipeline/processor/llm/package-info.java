/** The language model behind an OpenRouter-compatible HTTP API. */
@NullMarked
package dev.innovationpipeline.processor.llm;

import org.jspecify.annotations.NullMarked;
