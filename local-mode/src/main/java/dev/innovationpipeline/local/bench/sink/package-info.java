/** Measures the sink alone: events that are there, written as fast as it can, against COPY. */
@NullMarked
package dev.innovationpipeline.local.bench.sink;

import org.jspecify.annotations.NullMarked;
