package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records of the topic {@code api-keys}: a key under its id, the time of its latest use under
 * the id with {@code #used}, so that neither overwrites the other.
 */
final class KeyRecords {

  private static final String USED = "#used";

  private final Topics topics;

  KeyRecords(Topics topics) {
    this.topics = topics;
  }

  /** The time of a key's latest use. */
  record Use(Instant lastUsedAt) {}

  String topic() {
    return topics.apiKeys().name();
  }

  ProducerRecord<String, byte[]> of(ApiKey key) {
    return new ProducerRecord<>(topic(), key.id(), WireJson.MAPPER.writeValueAsBytes(key));
  }

  ProducerRecord<String, byte[]> used(String id, Instant at) {
    return new ProducerRecord<>(topic(), id + USED, WireJson.MAPPER.writeValueAsBytes(new Use(at)));
  }

  /** Tells the keys what a record says; one that cannot be read is skipped by its caller. */
  static void read(ConsumerRecord<String, byte[]> message, Keys keys) {
    if (message.value() == null) {
      return;
    }
    if (message.key().endsWith(USED)) {
      String id = message.key().substring(0, message.key().length() - USED.length());
      keys.noteUse(id, WireJson.MAPPER.readValue(message.value(), Use.class).lastUsedAt());
    } else {
      keys.put(WireJson.MAPPER.readValue(message.value(), ApiKey.class));
    }
  }
}
