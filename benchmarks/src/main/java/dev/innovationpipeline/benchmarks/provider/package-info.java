/**
 * An LLM provider that only waits and answers, ten thousand calls at a time, with valid output for
 * each stage.
 */
@NullMarked
package dev.innovationpipeline.benchmarks.provider;

import org.jspecify.annotations.NullMarked;
