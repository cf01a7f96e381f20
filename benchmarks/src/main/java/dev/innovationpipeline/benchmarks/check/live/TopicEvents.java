package dev.innovationpipeline.benchmarks.check.live;

import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All committed events, read in no consumer group.
 *
 * @param byRun those of a run and a topic in the order of the log
 * @param unreadable records that are no event; services put them into dead-letter topics
 */
public record TopicEvents(Map<String, List<LoggedEvent>> byRun, int unreadable) {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
  private static final int METADATA_TIMEOUT_MILLIS = 15_000;

  /**
   * @param settings of the consumer, {@code bootstrap.servers} at least
   * @throws UnreadableSourceException when Kafka or its topics cannot be read
   */
  public static TopicEvents read(Map<String, Object> settings, Topics topics) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, METADATA_TIMEOUT_MILLIS);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    Reading reading = new Reading(new EventCodec(topics, ""));
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      reading.all(consumer, topics);
      return new TopicEvents(reading.byRun, reading.unreadable);
    } catch (KafkaException e) {
      throw new UnreadableSourceException(
          "The topics at %s cannot be read: %s Check --kafka and, for TLS and logins, --kafka-config."
              .formatted(settings.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), e.getMessage()),
          e);
    }
  }

  private static final class Reading {

    private final EventCodec codec;
    private final Map<String, List<LoggedEvent>> byRun = new TreeMap<>();
    private int unreadable;

    Reading(EventCodec codec) {
      this.codec = codec;
    }

    void all(KafkaConsumer<String, byte[]> consumer, Topics topics) {
      Set<String> wanted = topics.events().stream().map(Topic::name).collect(Collectors.toSet());
      List<TopicPartition> partitions =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> wanted.contains(topic.getKey()))
              .flatMap(topic -> topic.getValue().stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new UnreadableSourceException(
            "The cluster has no topic %s. Check --topic-prefix."
                .formatted(topics.runRequested().name()),
            null);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL_TIMEOUT).forEach(this::add);
      }
    }

    private void add(ConsumerRecord<String, byte[]> message) {
      if (EventCodec.isTombstone(message)) {
        return;
      }
      try {
        RunEvent event = codec.toEvent(message);
        Function<String, List<LoggedEvent>> none = run -> new ArrayList<>();
        byRun
            .computeIfAbsent(event.run().runId(), none)
            .add(LoggedEvent.of(event, Instant.ofEpochMilli(message.timestamp())));
      } catch (UnreadableEventException e) {
        unreadable++;
      }
    }
  }
}
