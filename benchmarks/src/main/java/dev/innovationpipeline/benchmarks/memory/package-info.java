/** Measures the memory of a processor that reads many large documents at once. */
@NullMarked
package dev.innovationpipeline.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
