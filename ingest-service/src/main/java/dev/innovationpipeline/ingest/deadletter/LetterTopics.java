package dev.innovationpipeline.ingest.deadletter;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.kafka.BoundedRead;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** The dead-letter topics, read from their beginning to where they end now. */
@Component
class LetterTopics {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaProperties kafka;
  private final Topics topics;
  private final RunStatuses statuses;
  private final Map<String, String> sources = new LinkedHashMap<>();

  LetterTopics(KafkaProperties kafka, Topics topics, RunStatuses statuses) {
    this.kafka = kafka;
    this.topics = topics;
    this.statuses = statuses;
    for (Topic source : topics.events()) {
      sources.put(topics.deadLettersOf(source).name(), source.name());
    }
  }

  /** Those that wait, one for each record and group: the first. */
  List<Letter> waiting(List<String> letterTopics) {
    Map<Letter.Cause, Letter> first = new LinkedHashMap<>();
    for (Letter letter : letters(letterTopics).values()) {
      if (letter.isWaiting()) {
        first.putIfAbsent(letter.cause(topics), letter);
      }
    }
    return List.copyOf(first.values());
  }

  /** The topic whose letters lie in a dead-letter topic; null when it is none of ours. */
  @Nullable String sourceOf(String letterTopic) {
    return sources.get(letterTopic);
  }

  /**
   * The dead-letter topics that a caller means: of one topic, named as it is or with its suffix, or
   * all.
   */
  List<String> named(@Nullable String topic) {
    if (topic == null) {
      return List.copyOf(sources.keySet());
    }
    return sources.entrySet().stream()
        .filter(pair -> pair.getKey().equals(topic) || pair.getValue().equals(topic))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                Problems.invalid(
                    List.of(new FieldError("topic", "must be one of " + sources.values()))));
  }

  /**
   * Every letter without its body, in the order of each partition; of several about one record by
   * one group, none waits once one was redriven. Letters of forgotten runs are left out: they must
   * neither be shown nor return to topics from which they are erased.
   */
  Map<LetterId, Letter> letters(List<String> letterTopics) {
    Map<LetterId, Letter> found = new LinkedHashMap<>();
    read(letterTopics, message -> note(message, found));
    found.values().removeIf(this::isOfForgottenRun);
    Map<Letter.Cause, Instant> redriven = new HashMap<>();
    for (Letter letter : found.values()) {
      Instant when = letter.redrivenAt();
      if (when != null) {
        redriven.put(letter.cause(topics), when);
      }
    }
    found.replaceAll(
        (id, letter) -> {
          Instant when = redriven.get(letter.cause(topics));
          return when == null || !letter.isWaiting() ? letter : letter.redriven(when);
        });
    return found;
  }

  private boolean isOfForgottenRun(Letter letter) {
    String key = letter.key();
    return key != null && statuses.isForgotten(EventKey.runId(key));
  }

  private void note(ConsumerRecord<byte[], byte[]> message, Map<LetterId, Letter> found) {
    long marked = Letter.number(message.headers(), Letter.MARK_OF, -1);
    if (marked < 0) {
      Letter letter = Letter.of(message, String.valueOf(sourceOf(message.topic())), topics);
      found.put(letter.id(), letter);
    } else {
      Letter.time(message.headers(), Letter.REDRIVEN_AT)
          .ifPresent(
              when ->
                  found.computeIfPresent(
                      new LetterId(message.topic(), message.partition(), marked),
                      (id, letter) -> letter.redriven(when)));
    }
  }

  /**
   * Hands over every record that is committed now, marks included.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka does not answer in time
   */
  void read(List<String> letterTopics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (var consumer = new KafkaConsumer<byte[], byte[]>(settings())) {
      List<TopicPartition> partitions = partitions(consumer, letterTopics);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
      ends.entrySet().removeIf(end -> end.getValue() <= beginnings.getOrDefault(end.getKey(), 0L));
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      boolean whole =
          BoundedRead.read(
              consumer,
              ends,
              READ_TIMEOUT,
              message -> {
                if (message.offset() < ends.getOrDefault(part(message), 0L)) {
                  each.accept(message);
                }
                return true;
              });
      if (!whole) {
        throw Problems.unavailable("Kafka did not return the dead letters in time.", null);
      }
    } catch (KafkaException e) {
      throw Problems.unavailable("Kafka does not answer, so the dead letters cannot be read.", e);
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, List<String> letterTopics) {
    Map<String, List<PartitionInfo>> known = consumer.listTopics();
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : letterTopics) {
      known
          .getOrDefault(topic, List.of())
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private static TopicPartition part(ConsumerRecord<byte[], byte[]> message) {
    return new TopicPartition(message.topic(), message.partition());
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }
}
