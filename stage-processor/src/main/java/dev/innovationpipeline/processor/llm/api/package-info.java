/** The contract of the model client with stages and engine: conversations, questions, answers. */
@NullMarked
package dev.innovationpipeline.processor.llm.api;

import org.jspecify.annotations.NullMarked;
