package dev.innovationpipeline.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter without its body.
 *
 * @param source which record it was; letters of several consumer groups may be about the same
 * @param redrives how often the record had been sent back before it came here again
 * @param redrivenAt when it was sent back from here; null while it waits
 */
record Letter(
    LetterId id,
    Source source,
    @Nullable String key,
    @Nullable String consumerGroup,
    @Nullable String errorType,
    @Nullable String error,
    Instant at,
    int size,
    int redrives,
    @Nullable Instant redrivenAt) {

  /** Headers that redriving adds to the record and to its letter's mark. */
  static final String REDRIVEN_AT = "dlt_redriven_at";

  static final String REDRIVE_COUNT = "dlt_redrive_count";
  static final String MARK_OF = "dlt_mark_of";

  private static final int MAX_ERROR_LENGTH = 1000;

  /** The record that could not be dealt with. */
  record Source(String topic, int partition, long offset) {}

  /**
   * @param sourceTopic by the name of the dead-letter topic; a header may say anything
   */
  static Letter of(ConsumerRecord<byte[], byte[]> message, String sourceTopic) {
    Headers headers = message.headers();
    byte[] key = message.key();
    return new Letter(
        LetterId.of(message),
        new Source(
            sourceTopic,
            (int) number(headers, "dlt_source_partition", -1),
            number(headers, "dlt_source_offset", -1)),
        key == null ? null : new String(key, UTF_8),
        EventCodec.text(headers, "dlt_consumer_group"),
        EventCodec.text(headers, "dlt_error_type"),
        shortened(EventCodec.text(headers, "dlt_error")),
        time(headers, "dlt_time").orElse(Instant.ofEpochMilli(message.timestamp())),
        Math.max(0, message.serializedValueSize()),
        (int) number(headers, REDRIVE_COUNT, 0),
        null);
  }

  Letter redriven(Instant when) {
    return new Letter(id, source, key, consumerGroup, errorType, error, at, size, redrives, when);
  }

  boolean isWaiting() {
    return redrivenAt == null;
  }

  /** Letters about one record go together; one that does not say where from stands for itself. */
  Object sourceRecord() {
    return source.offset() < 0 ? id : source;
  }

  static long number(Headers headers, String name, long otherwise) {
    String text = EventCodec.text(headers, name);
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
  }

  static Optional<Instant> time(Headers headers, String name) {
    try {
      return Optional.ofNullable(EventCodec.text(headers, name)).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String shortened(@Nullable String error) {
    return error == null || error.length() <= MAX_ERROR_LENGTH
        ? error
        : error.substring(0, MAX_ERROR_LENGTH) + "…";
  }
}
