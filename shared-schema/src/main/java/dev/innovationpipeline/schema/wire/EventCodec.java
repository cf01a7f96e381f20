package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.text.RunId;
import dev.innovationpipeline.schema.text.UntrustedText;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events to Kafka records and back, as CloudEvents 1.0 in binary mode (CloudEvents Kafka protocol
 * binding, section 3.2): attributes are {@code ce_…} headers, the value is the event alone.
 */
public final class EventCodec {

  /** An event's JSON may have this many bytes; the broker takes 1 MiB with headers and overhead. */
  public static final int MAX_VALUE_BYTES = 900 * 1024;

  /**
   * The header of an event that begins an attempt after a review: the result whose changes were
   * asked for. It is for the stage that follows and no part of the event.
   */
  public static final String REVIEWED_RESULT = "reviewed_result";

  private static final String TYPE_PREFIX = "dev.innovationpipeline.";
  private static final String TYPE_VERSION = ".v1";

  /** By what is in the header. */
  private static final Map<String, Class<? extends RunEvent>> TYPES =
      Stream.of(
              Map.entry(RunRequested.TYPE, RunRequested.class),
              Map.entry(StageStarted.TYPE, StageStarted.class),
              Map.entry(StageRetryScheduled.TYPE, StageRetryScheduled.class),
              Map.entry(StageCompleted.TYPE, StageCompleted.class),
              Map.entry(RunFailed.TYPE, RunFailed.class),
              Map.entry(RunCancelled.TYPE, RunCancelled.class),
              Map.entry(ReprocessRequested.TYPE, ReprocessRequested.class),
              Map.entry(CardStarred.TYPE, CardStarred.class),
              Map.entry(OutputEdited.TYPE, OutputEdited.class),
              Map.entry(CardAnnotated.TYPE, CardAnnotated.class),
              Map.entry(RunAnnotated.TYPE, RunAnnotated.class),
              Map.entry(Review.Decided.TYPE, Review.Decided.class),
              Map.entry(Review.Reminded.TYPE, Review.Reminded.class),
              Map.entry(RunForgotten.TYPE, RunForgotten.class))
          .collect(
              Collectors.toUnmodifiableMap(type -> ceType(type.getKey()), Map.Entry::getValue));

  private final Topics topics;
  private final String source;
  private final JsonMapper json;

  /**
   * @param source the service that emits, e.g. {@code /innovation-pipeline/stage-processor}
   */
  public EventCodec(Topics topics, String source) {
    this(topics, source, WireJson.MAPPER);
  }

  private EventCodec(Topics topics, String source, JsonMapper json) {
    this.topics = topics;
    this.source = source;
    this.json = json;
  }

  /**
   * For readers who want to know what happened, not what came out: a stage's output, most of the
   * bytes, is passed over, its markdown reads as empty, its JSON and its evidence as absent.
   */
  public static EventCodec withoutOutputs(Topics topics) {
    return new EventCodec(topics, "", WireJson.WITHOUT_OUTPUTS);
  }

  /**
   * The record for an event, keyed by {@link EventKey}.
   *
   * @throws EventTooLargeException when its JSON exceeds {@link #MAX_VALUE_BYTES}
   */
  public ProducerRecord<String, byte[]> toRecord(RunEvent event) {
    byte[] value = WireJson.MAPPER.writeValueAsBytes(event);
    if (value.length > MAX_VALUE_BYTES) {
      throw new EventTooLargeException(
          "The event %s has %,d bytes; at most %,d fit a record. Shorten the stage's output."
              .formatted(event.id(), value.length, MAX_VALUE_BYTES));
    }
    var result =
        new ProducerRecord<String, byte[]>(topics.of(event).name(), EventKey.of(event), value);
    Headers headers = result.headers();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", event.id());
    put(headers, "ce_type", ceType(event.type()));
    put(headers, "ce_source", source);
    put(headers, "ce_subject", event.run().runId());
    put(headers, "ce_time", InstantWriting.text(event.occurredAt()));
    put(headers, "content-type", "application/json");
    return result;
  }

  /**
   * All records that an event takes: its own and, where it says that a run is forgotten, a
   * tombstone for each fact of the run.
   */
  public Stream<ProducerRecord<String, byte[]>> toRecords(RunEvent event) {
    return event instanceof RunForgotten forgotten
        ? Stream.concat(
            Stream.of(toRecord(event)),
            Tombstones.of(topics, forgotten.run().runId(), forgotten.run().attempt()).stream())
        : Stream.of(toRecord(event));
  }

  /** The record that erases the event with a key from a topic. */
  public static ProducerRecord<String, byte[]> tombstone(String topic, String key) {
    var tombstone = new ProducerRecord<String, byte[]>(topic, key, null);
    put(tombstone.headers(), "ce_subject", EventKey.runId(key));
    return tombstone;
  }

  /** Whether a record only says that an event is erased; readers pass it over. */
  public static boolean isTombstone(ConsumerRecord<String, byte[]> message) {
    return message.value() == null;
  }

  /** The id of a record's event, as {@link RunEvent#id}; null when the record has none. */
  public static @Nullable String id(ConsumerRecord<?, ?> message) {
    return text(message.headers(), "ce_id");
  }

  /**
   * The event of a record.
   *
   * @throws UnreadableEventException when it has no known type, its body is not of that type, or
   *     its run id is none
   */
  public RunEvent toEvent(ConsumerRecord<String, byte[]> message) {
    Class<? extends RunEvent> type = typeOf(message);
    byte[] value = message.value();
    if (value == null) {
      throw new UnreadableEventException("The record at " + at(message) + " has no value.");
    }
    try {
      RunEvent event = json.readValue(value, type);
      if (event == null || event.run() == null || event.occurredAt() == null) {
        throw new UnreadableEventException(
            "The record at " + at(message) + " lacks the run or the time of its event.");
      }
      if (!RunId.isValid(event.run().runId())) {
        throw new UnreadableEventException(
            "The record at %s names the run %s, which is no id of 1 to %d of A-Z a-z 0-9 . _ -."
                .formatted(at(message), shown(event.run().runId()), RunId.MAX_LENGTH));
      }
      return event;
    } catch (JacksonException e) {
      throw new UnreadableEventException(
          "The record at %s is no %s: %s"
              .formatted(at(message), type.getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }

  private static Class<? extends RunEvent> typeOf(ConsumerRecord<String, byte[]> message) {
    String type = text(message.headers(), "ce_type");
    if (type == null) {
      throw new UnreadableEventException(
          "The record at " + at(message) + " has no ce_type header.");
    }
    Class<? extends RunEvent> known = TYPES.get(type);
    if (known == null) {
      throw new UnreadableEventException(
          "The record at " + at(message) + " has the unknown ce_type " + shown(type) + ".");
    }
    return known;
  }

  private static String shown(String foreign) {
    return UntrustedText.cut(UntrustedText.clean(foreign), UntrustedText.MAX_NAME_CHARS);
  }

  private static String ceType(String type) {
    return TYPE_PREFIX + type + TYPE_VERSION;
  }

  private static String at(ConsumerRecord<?, ?> message) {
    return message.topic() + "-" + message.partition() + "@" + message.offset();
  }

  public static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  /** A header as text; null when a record has none of that name. */
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
