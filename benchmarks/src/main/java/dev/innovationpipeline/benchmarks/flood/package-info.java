/** Measures what a flood of one sender costs the others. */
@NullMarked
package dev.innovationpipeline.benchmarks.flood;

import org.jspecify.annotations.NullMarked;
