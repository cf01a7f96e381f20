/** The chat completions endpoint: request, transport, reply. */
@NullMarked
package dev.innovationpipeline.processor.llm.http;

import org.jspecify.annotations.NullMarked;
