/** Measures the least heap that each service can work with. */
@NullMarked
package dev.innovationpipeline.benchmarks.heap;

import org.jspecify.annotations.NullMarked;
