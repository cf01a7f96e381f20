package dev.innovationpipeline.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.text.UntrustedText;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Records for the dead-letter topics: unchanged, with origin and reason in their headers. A record
 * so large that these would not fit beside it is cut; the whole one stays in its source topic as
 * long as that keeps it.
 */
public final class DeadLetters {

  /** Names the groups, separated by commas, that a redriven record is for; without it, for all. */
  public static final String REDRIVE_GROUPS = "dlt_redrive_groups";

  private static final String SOURCE_TOPIC = "dlt_source_topic";

  /** Below the 1 MiB that producers send and brokers take by default. */
  static final int MAX_LETTER_BYTES = 1_000_000;

  private static final int MAX_SOURCE_HEADER_BYTES = 100_000;

  /** Of the header that tells of a cut. */
  private static final int CUT_HEADER_BYTES = 30;

  private static final int MAX_KEY_CHARS = 10_000;

  private final Topics topics;
  private final String consumerGroup;
  private final InstantSource clock;

  /**
   * @param consumerGroup the group that could not process the records
   */
  public DeadLetters(Topics topics, String consumerGroup, InstantSource clock) {
    this.topics = topics;
    this.consumerGroup = consumerGroup;
    this.clock = clock;
  }

  /**
   * Whether a record was sent back to its topic for other groups alone, so that a failure of this
   * one is known already: it writes no second letter about it.
   *
   * <p>A group that can do its work twice without harm still does it: compaction may have left this
   * copy of the record only.
   */
  public boolean isForOthers(ConsumerRecord<?, ?> message) {
    String groups = EventCodec.text(message.headers(), REDRIVE_GROUPS);
    return groups != null && !List.of(groups.split(",")).contains(consumerGroup);
  }

  /**
   * As {@link #isForOthers}, for a group that must not do its work twice: false once the copy is so
   * old that compaction may have removed the original before this group read it.
   */
  public boolean isSurelyForOthers(ConsumerRecord<?, ?> message) {
    return isForOthers(message)
        && clock
            .instant()
            .isBefore(Instant.ofEpochMilli(message.timestamp()).plus(Topic.MIN_COMPACTION_LAG));
  }

  /** Whether a record comes back from a dead-letter topic. */
  public static boolean isRedriven(ConsumerRecord<?, ?> message) {
    return message.headers().lastHeader(SOURCE_TOPIC) != null;
  }

  /** The dead letter for a record that cannot be processed. */
  public ProducerRecord<String, byte[]> letter(
      ConsumerRecord<String, byte[]> message, Throwable why) {
    String target = topics.deadLettersOf(message.topic());
    Headers headers = new RecordHeaders();
    int omitted = copy(message.headers(), headers);
    if (omitted > 0) {
      EventCodec.put(headers, "dlt_omitted_headers", String.valueOf(omitted));
    }
    EventCodec.put(headers, SOURCE_TOPIC, message.topic());
    EventCodec.put(headers, "dlt_source_partition", String.valueOf(message.partition()));
    EventCodec.put(headers, "dlt_source_offset", String.valueOf(message.offset()));
    EventCodec.put(headers, "dlt_consumer_group", consumerGroup);
    EventCodec.put(headers, "dlt_error_type", why.getClass().getName());
    EventCodec.put(
        headers,
        "dlt_error",
        UntrustedText.cut(String.valueOf(why.getMessage()), UntrustedText.MAX_MESSAGE_CHARS));
    EventCodec.put(headers, "dlt_time", clock.instant().toString());
    String key = message.key() == null ? null : UntrustedText.cut(message.key(), MAX_KEY_CHARS);
    byte[] value = message.value();
    int room = MAX_LETTER_BYTES - bytes(headers) - (key == null ? 0 : key.getBytes(UTF_8).length);
    if (value != null && value.length > room) {
      EventCodec.put(headers, "dlt_uncut_bytes", String.valueOf(value.length));
      value = Arrays.copyOf(value, room - CUT_HEADER_BYTES);
    }
    return new ProducerRecord<>(target, null, key, value, headers);
  }

  /** Returns how many headers there is no room for. */
  private static int copy(Headers from, Headers to) {
    int omitted = 0;
    int room = MAX_SOURCE_HEADER_BYTES;
    for (Header header : from) {
      int size = bytes(header);
      if (size > room) {
        omitted++;
      } else {
        to.add(header);
        room -= size;
      }
    }
    return omitted;
  }

  private static int bytes(Headers headers) {
    int sum = 0;
    for (Header header : headers) {
      sum += bytes(header);
    }
    return sum;
  }

  private static int bytes(Header header) {
    byte[] value = header.value();
    return header.key().getBytes(UTF_8).length + (value == null ? 0 : value.length);
  }
}
