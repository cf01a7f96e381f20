/** The measures of a run's result, and their means and thresholds. */
@NullMarked
package dev.innovationpipeline.benchmarks.evaluate.score;

import org.jspecify.annotations.NullMarked;
