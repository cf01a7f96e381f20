package dev.innovationpipeline.sink.consume;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that cannot be written, and why. */
record Rejected(ConsumerRecord<String, byte[]> message, Exception why) {}
