package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.reprocess.StageInputs;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
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
    Instant from = from(status.run(), progress);
    try {
      StageCompleted made =
          events(topics.stageCompleted(stage), status.run(), from)
              .filter(StageCompleted.class::isInstance)
              .map(StageCompleted.class::cast)
              .findFirst()
              .orElseGet(() -> stored.output(status, stage));
      return edited(made, from);
    } catch (KafkaException e) {
      throw Problems.unavailable(
          "Kafka did not give the result of stage %d of run %s. Send the request again."
              .formatted(stage, status.run().runId()),
          e);
    }
  }

  /** With the newest edit of the whole or of each card: a person decides on what is shown. */
  private StageCompleted edited(StageCompleted made, Instant from) {
    Map<Integer, OutputEdited> newest = new TreeMap<>();
    events(topics.outputEdits(), made.run(), from)
        .filter(OutputEdited.class::isInstance)
        .map(OutputEdited.class::cast)
        .filter(edit -> edit.stage() == made.stage())
        .forEach(
            edit ->
                newest.merge(
                    edit.output().cardNumber(),
                    edit,
                    BinaryOperator.maxBy(Comparator.comparingInt(OutputEdited::version))));
    StageCompleted edited = made;
    for (OutputEdited edit : newest.values()) {
      edited = edited.edited(edit.mark(), edit.output().in(edited.result()));
    }
    return edited;
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

  /** The events of an attempt in a topic since a time, in the order of the log. */
  private Stream<RunEvent> events(Topic topic, RunContext run, Instant from) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(topic.name()).size();
      TopicPartition partition =
          new TopicPartition(topic.name(), RunPartitioner.partitionOf(run.runId(), partitions));
      consumer.assign(List.of(partition));
      OffsetAndTimestamp first =
          consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
      if (first == null) {
        return Stream.empty();
      }
      consumer.seek(partition, first.offset());
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
      List<RunEvent> found = new ArrayList<>();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException("%s was not read in time.".formatted(partition));
        }
        consumer
            .poll(POLL_TIMEOUT)
            .forEach(message -> ofAttempt(message, run).ifPresent(found::add));
      }
      return found.stream();
    }
  }

  private Optional<RunEvent> ofAttempt(ConsumerRecord<String, byte[]> message, RunContext run) {
    if (EventCodec.isTombstone(message)
        || !EventKey.runId(String.valueOf(message.key())).equals(run.runId())) {
      return Optional.empty();
    }
    try {
      RunEvent event = codec.toEvent(message);
      return event.run().attempt() == run.attempt() ? Optional.of(event) : Optional.empty();
    } catch (UnreadableEventException e) {
      log.warn("{} It is passed over.", e.getMessage());
      return Optional.empty();
    }
  }
}
