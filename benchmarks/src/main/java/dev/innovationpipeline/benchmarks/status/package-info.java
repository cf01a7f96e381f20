/** Measures the status view: event streams, status requests, many open streams. */
@NullMarked
package dev.innovationpipeline.benchmarks.status;

import org.jspecify.annotations.NullMarked;
