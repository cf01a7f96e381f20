/** A model as a judge of cards, and its agreement with itself. */
@NullMarked
package dev.innovationpipeline.benchmarks.evaluate.judge;

import org.jspecify.annotations.NullMarked;
