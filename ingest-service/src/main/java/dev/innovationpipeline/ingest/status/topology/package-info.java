/** The Kafka Streams topology that aggregates a run's events, and the view that it fills. */
@NullMarked
package dev.innovationpipeline.ingest.status.topology;

import org.jspecify.annotations.NullMarked;
