/** Measures the sink alone: existing events, written as fast as it can, against COPY. */
@NullMarked
package dev.innovationpipeline.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
