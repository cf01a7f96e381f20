/** Where each run stands, folded from its events by Kafka Streams and served from memory. */
@NullMarked
package dev.innovationpipeline.ingest.status;

import org.jspecify.annotations.NullMarked;
