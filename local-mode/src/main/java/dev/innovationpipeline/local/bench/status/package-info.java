/** Measures the status view: event streams, questions for the status, many open streams. */
@NullMarked
package dev.innovationpipeline.local.bench.status;

import org.jspecify.annotations.NullMarked;
