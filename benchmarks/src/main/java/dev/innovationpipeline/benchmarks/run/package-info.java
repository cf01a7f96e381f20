/** Measures the whole system under load and counts what came out. */
@NullMarked
package dev.innovationpipeline.benchmarks.run;

import org.jspecify.annotations.NullMarked;
