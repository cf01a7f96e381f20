/** What stages and the engine see of the model: conversations, questions, answers. */
@NullMarked
package dev.innovationpipeline.processor.llm.api;

import org.jspecify.annotations.NullMarked;
