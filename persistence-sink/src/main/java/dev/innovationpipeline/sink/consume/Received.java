package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.schema.event.RunEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An event and the record it came in. */
record Received(ConsumerRecord<String, byte[]> message, RunEvent event) {}
