package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.reprocess.StageInputs;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Reads a result where it was written, found by its time: so a decision needs no database. The
 * database is asked for the rest.
 */
@Component
class LoggedStageResults implements StageResults {

  private static final Logger log = LoggerFactory.getLogger(LoggedStageResults.class);

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

  /** Between the clocks of the processor that ended the stage and of those who write records. */
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(1);

  private final Map<String, Object> settings;
  private final Topics topics;
  private final EventCodec codec;
  private final StageInputs stored;

  LoggedStageResults(KafkaProperties kafka, Topics topics, StageInputs stored) {
    this.topics = topics;
    this.stored = stored;
    codec = new EventCodec(topics, "");
    settings = new HashMap<>(kafka.buildAdminProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(READ_TIMEOUT.toMillis()));
  }

  @Override
  public StageCompleted output(RunStatus status, int stage) {
    StageProgress progress = status.stages().get(stage);
    if (progress == null || progress.attempt() != status.run().attempt()) {
      return stored.output(status, stage);
    }
    try {
      return logged(status.run(), stage, from(status.run(), progress))
          .orElseGet(() -> stored.output(status, stage));
    } catch (KafkaException e) {
      throw Problems.unavailable(
          "Kafka did not give the result of stage %d of run %s. Send the request again."
              .formatted(stage, status.run().runId()),
          e);
    }
  }

  @Override
  public void noteDocument(RunStatus status) {
    stored.noteDocument(status);
  }

  /** A copy is as old as the attempt that it begins, though it has the time of its original. */
  private static Instant from(RunContext run, StageProgress progress) {
    Instant ended = progress.endedAt();
    return (progress.copiedFromAttempt() != null || ended == null
            ? run.attemptRequestedAt()
            : ended)
        .minus(MAX_CLOCK_SKEW);
  }

  private Optional<StageCompleted> logged(RunContext run, int stage, Instant from) {
    String topic = topics.stageCompleted(stage).name();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(topic).size();
      TopicPartition partition =
          new TopicPartition(topic, RunPartitioner.partitionOf(run.runId(), partitions));
      consumer.assign(List.of(partition));
      OffsetAndTimestamp first =
          consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
      if (first == null) {
        return Optional.empty();
      }
      consumer.seek(partition, first.offset());
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
      while (consumer.position(partition) < end && System.nanoTime() - deadline < 0) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL_TIMEOUT)) {
          StageCompleted found = ofAttempt(message, run);
          if (found != null) {
            return Optional.of(found);
          }
        }
      }
      return Optional.empty();
    }
  }

  private @Nullable StageCompleted ofAttempt(
      ConsumerRecord<String, byte[]> message, RunContext run) {
    if (EventCodec.isTombstone(message)
        || !EventKey.runId(String.valueOf(message.key())).equals(run.runId())) {
      return null;
    }
    try {
      return codec.toEvent(message) instanceof StageCompleted completed
              && completed.run().attempt() == run.attempt()
          ? completed
          : null;
    } catch (UnreadableEventException e) {
      log.warn("{} It is passed over.", e.getMessage());
      return null;
    }
  }
}
