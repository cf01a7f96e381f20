package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records of the topic {@code api-keys}: a key under its id, the time of its latest use under
 * the id with {@code #used}, so that neither overwrites the other; and a session that was ended
 * under its id with {@code #ended}, until it would have ended by itself.
 */
final class KeyRecords {

  private static final String USED = "#used";
  private static final String ENDED = "#ended";

  private final Topics topics;

  KeyRecords(Topics topics) {
    this.topics = topics;
  }

  /** The time of a key's latest use. */
  record Use(Instant lastUsedAt) {}

  /** A session that was ended before its time. */
  record Ended(Instant until) {}

  String topic() {
    return topics.apiKeys().name();
  }

  ProducerRecord<String, byte[]> of(ApiKey key) {
    return new ProducerRecord<>(topic(), key.id(), WireJson.MAPPER.writeValueAsBytes(key));
  }

  ProducerRecord<String, byte[]> used(String id, Instant at) {
    return new ProducerRecord<>(topic(), id + USED, WireJson.MAPPER.writeValueAsBytes(new Use(at)));
  }

  ProducerRecord<String, byte[]> ended(String session, Instant until) {
    return new ProducerRecord<>(
        topic(), session + ENDED, WireJson.MAPPER.writeValueAsBytes(new Ended(until)));
  }

  ProducerRecord<String, byte[]> over(String session) {
    return new ProducerRecord<>(topic(), session + ENDED, null);
  }

  /** Takes up what a record says; one that cannot be read is skipped by its caller. */
  static void read(
      ConsumerRecord<String, byte[]> message, Keys keys, Map<String, Instant> endedSessions) {
    if (message.key().endsWith(ENDED)) {
      String session = message.key().substring(0, message.key().length() - ENDED.length());
      if (message.value() == null) {
        endedSessions.remove(session);
      } else {
        endedSessions.put(session, WireJson.MAPPER.readValue(message.value(), Ended.class).until());
      }
    } else if (message.value() == null) {
      return;
    } else if (message.key().endsWith(USED)) {
      String id = message.key().substring(0, message.key().length() - USED.length());
      keys.noteUse(id, WireJson.MAPPER.readValue(message.value(), Use.class).lastUsedAt());
    } else {
      keys.put(WireJson.MAPPER.readValue(message.value(), ApiKey.class));
    }
  }
}
