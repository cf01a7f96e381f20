/** Figures that every benchmark needs: percentiles, resource use of processes, tables. */
@NullMarked
package dev.innovationpipeline.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
