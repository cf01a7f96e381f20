package dev.innovationpipeline.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter without its body.
 *
 * @param source which record it was; letters of several consumer groups may be about the same
 * @param redrives how often the record had been sent back before it came here again
 * @param redrivenAt when it was sent back from here; null while it waits
 * @param outlook whether the record can succeed when it is redriven as it is
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
    @Nullable Instant redrivenAt,
    Outlook outlook) {

  /** Headers that redriving adds to the record and to its letter's mark. */
  static final String REDRIVEN_AT = "dlt_redriven_at";

  static final String REDRIVE_COUNT = "dlt_redrive_count";
  static final String MARK_OF = "dlt_mark_of";

  private static final Pattern FORMER_STAGE_GROUP = Pattern.compile("stage-\\d{1,3}");

  private static final int MAX_ERROR_LENGTH = 1000;

  /** The record that could not be dealt with. */
  record Source(String topic, int partition, long offset) {}

  /**
   * @param sourceTopic by the name of the dead-letter topic; a header may say anything
   */
  static Letter of(ConsumerRecord<byte[], byte[]> message, String sourceTopic, Topics topics) {
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
        null,
        Outlook.of(message, sourceTopic, topics));
  }

  Letter redriven(Instant when) {
    return new Letter(
        id, source, key, consumerGroup, errorType, error, at, size, redrives, when, outlook);
  }

  boolean isWaiting() {
    return redrivenAt == null;
  }

  /** Letters about one record go together; one that does not say where from stands for itself. */
  Object sourceRecord() {
    return source.offset() < 0 ? id : source;
  }

  /**
   * The record and the group: two letters that agree in both are one. A consumer that was killed
   * between its letter and its commit writes the letter once more.
   */
  Cause cause(Topics topics) {
    String group = group(topics);
    return new Cause(sourceRecord(), group == null ? consumerGroup : group);
  }

  /**
   * @param group as its letters name it; null when they name none
   */
  record Cause(Object sourceRecord, @Nullable String group) {}

  /**
   * The group of today that the letter's record is for; null when it names none of ours. Until
   * November 2026 each stage had a group of its own.
   */
  @Nullable String group(Topics topics) {
    String named = consumerGroup;
    if (named == null || !named.startsWith(topics.prefix())) {
      return null;
    }
    String name = named.substring(topics.prefix().length());
    if (named.equals(topics.processorGroup()) || FORMER_STAGE_GROUP.matcher(name).matches()) {
      return topics.processorGroup();
    }
    return named.startsWith(topics.sinkGroup()) ? named : null;
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
