/** The language model behind an OpenRouter-compatible HTTP API. */
@NullMarked
package dev.innovationpipeline.stages.llm;

import org.jspecify.annotations.NullMarked;
