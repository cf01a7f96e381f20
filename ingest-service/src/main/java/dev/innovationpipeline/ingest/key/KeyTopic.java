package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.session.EndedSessions;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Reads the keys as they are made and revoked by any instance, within milliseconds, and so the
 * sessions that were ended; notes once a minute when keys were used.
 */
final class KeyTopic {

  private static final Duration TELL_INTERVAL = Duration.ofMinutes(1);

  private final KafkaTemplate<String, byte[]> kafka;
  private final KeyRecords records;
  private final Keys keys;
  private final InstantSource clock;

  /** With the times when they would have ended by themselves. */
  private final ConcurrentMap<String, Instant> endedSessions = new ConcurrentHashMap<>();

  private final CompactedTopicTail tail;

  /**
   * @param enabled false where no client is asked who it is: nothing is read then
   */
  KeyTopic(
      Map<String, Object> client,
      KafkaTemplate<String, byte[]> kafka,
      KeyRecords records,
      Keys keys,
      InstantSource clock,
      boolean enabled) {
    this.kafka = kafka;
    this.records = records;
    this.keys = keys;
    this.clock = clock;
    tail =
        new CompactedTopicTail(
                client,
                records.topic(),
                message -> KeyRecords.read(message, keys, endedSessions),
                enabled)
            .every(TELL_INTERVAL, this::tellUses)
            .every(TELL_INTERVAL, this::forgetOver);
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
    append(records.of(key), KeyNotKeptException::new);
    keys.put(key);
  }

  /** The sessions that were ended, with the times when they would have ended by themselves. */
  ConcurrentMap<String, Instant> endedSessions() {
    return endedSessions;
  }

  /**
   * Appends the end of a session; other instances follow.
   *
   * @throws EndedSessions.NotKeptException when Kafka does not acknowledge it
   */
  void keepEnded(String session, Instant until) {
    append(records.ended(session, until), EndedSessions.NotKeptException::new);
    endedSessions.put(session, until);
  }

  private void append(
      ProducerRecord<String, byte[]> message, Function<Throwable, RuntimeException> failed) {
    try {
      kafka.send(message).get();
    } catch (KafkaException | ExecutionException e) {
      throw failed.apply(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed.apply(e);
    }
  }

  /** A cookie that is past its time is refused anyhow, so nobody needs to know of it. */
  private void forgetOver() {
    Instant past = clock.instant().minus(TELL_INTERVAL);
    endedSessions.forEach(
        (session, until) -> {
          if (until.isBefore(past)) {
            kafka.send(records.over(session));
          }
        });
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
