/**
 * An LLM provider that only waits and answers, ten thousand calls at a time; it says what is valid
 * for each stage and knows whose calls it has answered before.
 */
@NullMarked
package dev.innovationpipeline.local.bench.provider;

import org.jspecify.annotations.NullMarked;
