/** Judges a history: whether events, answers, rows and calls to the model agree. */
@NullMarked
package dev.innovationpipeline.benchmarks.check;

import org.jspecify.annotations.NullMarked;
