package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Reads the keys as they are made and revoked by any instance, within milliseconds, and notes once
 * a minute when keys were used.
 */
final class KeyTopic {

  private static final Duration TELL_INTERVAL = Duration.ofMinutes(1);

  private final KafkaTemplate<String, byte[]> kafka;
  private final KeyRecords records;
  private final Keys keys;
  private final CompactedTopicTail tail;

  /**
   * @param enabled false where no client is asked for a key: nothing is read then
   */
  KeyTopic(
      Map<String, Object> client,
      KafkaTemplate<String, byte[]> kafka,
      KeyRecords records,
      Keys keys,
      boolean enabled) {
    this.kafka = kafka;
    this.records = records;
    this.keys = keys;
    tail =
        new CompactedTopicTail(
                client, records.topic(), message -> KeyRecords.read(message, keys), enabled)
            .every(TELL_INTERVAL, this::tellUses);
  }

  CompactedTopicTail tail() {
    return tail;
  }

  /** Whether all keys are known that were in the topic when this instance started. */
  boolean isComplete() {
    return tail.isComplete();
  }

  /**
   * Appends a key as it is from now on; other instances follow.
   *
   * @throws KeyNotKeptException when Kafka does not acknowledge it
   */
  void keep(ApiKey key) {
    try {
      kafka.send(records.of(key)).get();
    } catch (org.springframework.kafka.KafkaException | ExecutionException e) {
      throw new KeyNotKeptException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyNotKeptException(e);
    }
    keys.put(key);
  }

  /** Kafka did not acknowledge a key. */
  static final class KeyNotKeptException extends RuntimeException {
    KeyNotKeptException(Throwable cause) {
      super("Kafka did not acknowledge the key.", cause);
    }
  }

  private void tellUses() {
    keys.usesToTell().forEach((id, at) -> kafka.send(records.used(id, at)));
  }
}
