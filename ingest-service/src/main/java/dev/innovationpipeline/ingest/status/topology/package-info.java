/** The Kafka Streams topology that aggregates a run's events into its status. */
@NullMarked
package dev.innovationpipeline.ingest.status.topology;

import org.jspecify.annotations.NullMarked;
