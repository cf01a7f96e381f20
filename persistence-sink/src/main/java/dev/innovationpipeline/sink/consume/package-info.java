/** From Kafka batches to facts: read, aggregated, unwritable records set aside. */
@NullMarked
package dev.innovationpipeline.sink.consume;

import org.jspecify.annotations.NullMarked;
