package dev.innovationpipeline.ingest.deadletter;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Replaces faulty parts of a letter before it is redriven.
 *
 * @param value the body; null leaves it
 * @param headers set in place of those of the same name
 */
record Repair(@Nullable String value, Map<String, String> headers) {

  static final Repair NONE = new Repair(null, Map.of());

  boolean isNone() {
    return value == null && headers.isEmpty();
  }

  ConsumerRecord<byte[], byte[]> applyTo(ConsumerRecord<byte[], byte[]> letter) {
    if (isNone()) {
      return letter;
    }
    RecordHeaders repaired = new RecordHeaders(letter.headers());
    headers.forEach(
        (name, text) -> repaired.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8)));
    return new ConsumerRecord<>(
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.timestamp(),
        TimestampType.CREATE_TIME,
        letter.serializedKeySize(),
        letter.serializedValueSize(),
        letter.key(),
        value == null ? letter.value() : value.getBytes(StandardCharsets.UTF_8),
        repaired,
        Optional.empty());
  }

  /** The reason why consumers of the source topic would refuse it; empty when it is an event. */
  static Optional<String> stillWrong(
      ConsumerRecord<byte[], byte[]> repaired, String sourceTopic, Topics topics) {
    Optional<String> unreadable = unreadable(repaired, sourceTopic, topics);
    if (unreadable.isPresent()) {
      return unreadable;
    }
    var asConsumed = asConsumed(repaired, sourceTopic);
    RunEvent event = new EventCodec(topics, "").toEvent(asConsumed);
    if (!topics.of(event).name().equals(sourceTopic)) {
      return Optional.of("A " + event.type() + " does not belong on " + sourceTopic + ".");
    }
    return event.run().runId().equals(EventKey.runId(asConsumed.key()))
        ? Optional.empty()
        : Optional.of(
            "The event is of run %s, but the record's key is '%s'."
                .formatted(event.run().runId(), asConsumed.key()));
  }

  /** The reason why it is no event; empty when it is one. */
  static Optional<String> unreadable(
      ConsumerRecord<byte[], byte[]> message, String sourceTopic, Topics topics) {
    try {
      var unused = new EventCodec(topics, "").toEvent(asConsumed(message, sourceTopic));
      return Optional.empty();
    } catch (UnreadableEventException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The key to go back under: that of the event, as older letters have keys of other days; the
   * letter's own where it is no event of that topic.
   */
  static byte @Nullable [] key(
      ConsumerRecord<byte[], byte[]> repaired, String sourceTopic, Topics topics) {
    try {
      RunEvent event = new EventCodec(topics, "").toEvent(asConsumed(repaired, sourceTopic));
      return topics.of(event).name().equals(sourceTopic)
          ? EventKey.of(event).getBytes(StandardCharsets.UTF_8)
          : repaired.key();
    } catch (UnreadableEventException e) {
      return repaired.key();
    }
  }

  private static ConsumerRecord<String, byte[]> asConsumed(
      ConsumerRecord<byte[], byte[]> repaired, String sourceTopic) {
    byte[] key = repaired.key();
    return new ConsumerRecord<>(
        sourceTopic,
        repaired.partition(),
        repaired.offset(),
        repaired.timestamp(),
        TimestampType.CREATE_TIME,
        repaired.serializedKeySize(),
        repaired.serializedValueSize(),
        key == null ? "" : new String(key, StandardCharsets.UTF_8),
        repaired.value(),
        repaired.headers(),
        Optional.empty());
  }
}
