/** Aggregates the events of every run into its status, and writes that to {@code run-status}. */
@NullMarked
package dev.innovationpipeline.ingest.status.aggregation;

import org.jspecify.annotations.NullMarked;
