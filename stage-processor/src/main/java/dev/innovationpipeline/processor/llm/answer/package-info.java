/** Answers that are validated against a JSON Schema. */
@NullMarked
package dev.innovationpipeline.processor.llm.answer;

import org.jspecify.annotations.NullMarked;
