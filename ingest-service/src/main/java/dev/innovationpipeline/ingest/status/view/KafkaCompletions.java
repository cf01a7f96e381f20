package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.platform.kafka.BoundedRead;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the end of the last stage's topic, from where the aggregation has committed, with a
 * consumer of its own for each question; they are rare. Only what is committed counts: a
 * transaction that is open now is one that comes later.
 */
final class KafkaCompletions implements Completions {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  /** Records that are aggregated and maybe not in the view yet: those of some seconds at least. */
  private static final int MAX_NOT_VIEWED = 500;

  private final Map<String, Object> settings;
  private final Topics topics;
  private final EventCodec codec;

  /**
   * @param client how to reach Kafka
   */
  KafkaCompletions(Map<String, Object> client, Topics topics) {
    this.topics = topics;
    codec = new EventCodec(topics, "");
    settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, StatusView.consumerGroup(topics));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(READ_TIMEOUT.toMillis()));
  }

  @Override
  public Optional<RunStatus> logged(RunContext run) throws CompletionsUnknownException {
    String topic = topics.stageCompleted(run.pipeline().stages()).name();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(topic).size();
      if (partitions == 0) {
        return Optional.empty();
      }
      return read(
          consumer,
          new TopicPartition(topic, RunPartitioner.partitionOf(run.runId(), partitions)),
          run);
    } catch (KafkaException e) {
      throw new CompletionsUnknownException("Kafka did not tell the end of " + topic + ".", e);
    }
  }

  private Optional<RunStatus> read(
      KafkaConsumer<String, byte[]> consumer, TopicPartition partition, RunContext run)
      throws CompletionsUnknownException {
    consumer.assign(List.of(partition));
    OffsetAndMetadata aggregated = consumer.committed(Set.of(partition)).get(partition);
    long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    consumer.seek(
        partition,
        aggregated == null ? first : Math.max(first, aggregated.offset() - MAX_NOT_VIEWED));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    List<RunStatus> found = new ArrayList<>();
    boolean whole =
        BoundedRead.read(
            consumer,
            Map.of(partition, end),
            READ_TIMEOUT,
            message -> {
              completion(message, run).ifPresent(found::add);
              return found.isEmpty();
            });
    if (!whole) {
      throw new CompletionsUnknownException(
          "Reading " + partition + " took longer than " + READ_TIMEOUT + ".", null);
    }
    return found.stream().findFirst();
  }

  private Optional<RunStatus> completion(ConsumerRecord<String, byte[]> message, RunContext run) {
    if (EventCodec.isTombstone(message)
        || !EventKey.runId(String.valueOf(message.key())).equals(run.runId())) {
      return Optional.empty();
    }
    try {
      return codec.toEvent(message) instanceof StageCompleted completed
              && completed.run().attempt() == run.attempt()
              && !completed.waitsForReview()
          ? Optional.of(RunStatus.of(completed))
          : Optional.empty();
    } catch (UnreadableEventException e) {
      return Optional.empty();
    }
  }
}
