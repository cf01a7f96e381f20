/** From Kafka batches to facts: read, folded, and what cannot be written set aside. */
@NullMarked
package dev.innovationpipeline.sink.batch;

import org.jspecify.annotations.NullMarked;
