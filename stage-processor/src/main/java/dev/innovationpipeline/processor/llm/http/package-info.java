/** The chat completions endpoint: request, HTTP exchange, reply. */
@NullMarked
package dev.innovationpipeline.processor.llm.http;

import org.jspecify.annotations.NullMarked;
