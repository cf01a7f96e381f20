/**
 * Runs the stages of an evaluation in this process, and keeps each result, so that nothing is paid
 * twice.
 */
@NullMarked
package dev.innovationpipeline.benchmarks.evaluate.run;

import org.jspecify.annotations.NullMarked;
