package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.reprocess.StageInputs;
import dev.innovationpipeline.platform.kafka.BoundedRead;
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
import java.util.function.Predicate;
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
    StageCompleted made = made(status, stage);
    try {
      return edited(made, from(status.run(), progress));
    } catch (KafkaException e) {
      throw unread(status, stage, e);
    }
  }

  @Override
  public StageCompleted made(RunStatus status, int stage) {
    StageProgress progress = status.stages().get(stage);
    if (progress == null) {
      return stored.output(status, stage);
    }
    RunContext attempt = status.run().attempt(progress.attempt());
    try {
      return logged(attempt, stage, from(status.run(), progress))
          .orElseGet(() -> stored.output(status, stage));
    } catch (KafkaException e) {
      throw unread(status, stage, e);
    }
  }

  @Override
  public boolean isRequested(RunContext attempt, Instant since) {
    List<RunEvent> found = new ArrayList<>();
    try {
      boolean whole =
          read(
              topics.reprocessRequested(),
              attempt,
              since.minus(MAX_CLOCK_SKEW),
              event -> !found.add(event));
      if (whole) {
        return !found.isEmpty();
      }
      throw new TimeoutException("The requests were not read in time.");
    } catch (KafkaException e) {
      throw Problems.unavailable(
          "Kafka did not tell whether attempt %d of run %s is requested."
              .formatted(attempt.attempt(), attempt.runId()),
          e);
    }
  }

  private static RuntimeException unread(RunStatus status, int stage, KafkaException cause) {
    return Problems.unavailable(
        "Kafka did not give the result of stage %d of run %s. Send the request again."
            .formatted(stage, status.run().runId()),
        cause);
  }

  /** With the newest edit of the whole or of each card: a person decides on what is shown. */
  private StageCompleted edited(StageCompleted made, Instant from) {
    Map<Integer, OutputEdited> newest = new TreeMap<>();
    boolean whole =
        read(
            topics.outputEdits(),
            made.run(),
            from,
            event -> {
              if (event instanceof OutputEdited edit && edit.stage() == made.stage()) {
                newest.merge(
                    edit.output().cardNumber(),
                    edit,
                    BinaryOperator.maxBy(Comparator.comparingInt(OutputEdited::version)));
              }
              return true;
            });
    if (!whole) {
      throw new TimeoutException(
          "The edits of run %s were not read in time.".formatted(made.run().runId()));
    }
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
    boolean copied = progress.copiedFromAttempt() != null || progress.sharedBy() != null;
    return (copied || ended == null ? run.attemptRequestedAt() : ended).minus(MAX_CLOCK_SKEW);
  }

  /** Empty when it is not found in time: much may have been written since. */
  private Optional<StageCompleted> logged(RunContext run, int stage, Instant from) {
    List<StageCompleted> found = new ArrayList<>();
    read(
        topics.stageCompleted(stage),
        run,
        from,
        event -> {
          if (event instanceof StageCompleted completed) {
            found.add(completed);
          }
          return found.isEmpty();
        });
    return found.stream().findFirst();
  }

  /**
   * Reads the events of an attempt in a topic since a time, in the order of the log.
   *
   * @param wantsMore takes an event; false ends the reading
   * @return whether it came to the end, or nothing more was wanted, in time
   */
  private boolean read(Topic topic, RunContext run, Instant from, Predicate<RunEvent> wantsMore) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(topic.name()).size();
      TopicPartition partition =
          new TopicPartition(topic.name(), RunPartitioner.partitionOf(run.runId(), partitions));
      consumer.assign(List.of(partition));
      OffsetAndTimestamp first =
          consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
      if (first == null) {
        return true;
      }
      consumer.seek(partition, first.offset());
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      return BoundedRead.read(
          consumer,
          Map.of(partition, end),
          READ_TIMEOUT,
          message -> ofAttempt(message, run).map(wantsMore::test).orElse(true));
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
