/** Two evaluations of the same runs: which got better, and how sure that is. */
@NullMarked
package dev.innovationpipeline.benchmarks.evaluate.comparison;

import org.jspecify.annotations.NullMarked;
