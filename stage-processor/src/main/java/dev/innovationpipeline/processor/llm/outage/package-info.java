/** The waits of callers whose provider is away, and their end when it comes back. */
@NullMarked
package dev.innovationpipeline.processor.llm.outage;

import org.jspecify.annotations.NullMarked;
