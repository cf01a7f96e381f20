package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.kafka.BoundedRead;
import dev.innovationpipeline.schema.event.OutputEdited;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Reads the edits that are in the log and that the sink has not written yet: those after its
 * committed offset, to the very end of the partition. Usually there are none.
 */
@Component
class UnwrittenEdits {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Map<String, Object> client;
  private final Topics topics;
  private final EventCodec codec;
  private final EditQueries queries;

  UnwrittenEdits(KafkaProperties kafka, Topics topics, EditQueries queries) {
    client = kafka.buildAdminProperties();
    this.topics = topics;
    codec = new EventCodec(topics, "");
    this.queries = queries;
  }

  /** Offsets of a partition: from the first that is not written to the end. */
  private record Range(TopicPartition partition, long from, long end) {}

  /**
   * The newest edit of a thing in the log.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka does not tell in time
   */
  Optional<StoredEdit> newest(Target target) {
    try {
      Range range = unwritten(target.run().runId());
      return range.from < range.end ? read(range, target) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unknown(e);
    }
  }

  /** An offset of an earlier generation of the database does not count. */
  private Range unwritten(String runId)
      throws ExecutionException, InterruptedException, TimeoutException {
    String topic = topics.outputEdits().name();
    String group = topics.sinkGroup();
    String generation = queries.generation();
    try (Admin admin = Admin.create(client)) {
      int partitions =
          get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
              .mapToInt(described -> described.partitions().size())
              .max()
              .orElse(1);
      TopicPartition partition =
          new TopicPartition(topic, RunPartitioner.partitionOf(runId, partitions));
      OffsetAndMetadata written =
          get(admin
                  .listConsumerGroupOffsets(
                      Map.of(
                          group,
                          new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(partition))))
                  .partitionsToOffsetAndMetadata(group))
              .get(partition);
      long first = offset(admin, partition, OffsetSpec.earliest());
      long end = offset(admin, partition, OffsetSpec.latest());
      return new Range(
          partition,
          written != null && generation.equals(written.metadata()) ? written.offset() : first,
          end);
    }
  }

  private static long offset(Admin admin, TopicPartition partition, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    return get(admin.listOffsets(Map.of(partition, which)).partitionResult(partition)).offset();
  }

  /** Waits for transactions that are open before the end. */
  private Optional<StoredEdit> read(Range range, Target target) throws TimeoutException {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()));
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(range.partition));
      consumer.seek(range.partition, range.from);
      List<StoredEdit> found = new ArrayList<>();
      boolean whole =
          BoundedRead.read(
              consumer,
              Map.of(range.partition, range.end),
              TIMEOUT,
              message -> {
                edit(message, target).ifPresent(found::add);
                return true;
              });
      if (!whole) {
        throw new TimeoutException("The end of " + range.partition + " is not readable yet.");
      }
      return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }
  }

  private Optional<StoredEdit> edit(ConsumerRecord<String, byte[]> message, Target target) {
    if (EventCodec.isTombstone(message)
        || !EventKey.runId(String.valueOf(message.key())).equals(target.run().runId())) {
      return Optional.empty();
    }
    try {
      return codec.toEvent(message) instanceof OutputEdited event && target.isOf(event)
          ? Optional.of(StoredEdit.of(event))
          : Optional.empty();
    } catch (UnreadableEventException e) {
      return Optional.empty();
    }
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static RuntimeException unknown(Exception cause) {
    return Problems.unavailable(
        "Kafka did not tell in time whether somebody else has just edited it. Send it again.",
        cause);
  }
}
