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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
 * Reads results where they were written, found by their times: so a decision needs no database. The
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
    Made wanted = new Made(status, stage);
    StageCompleted made = Objects.requireNonNull(made(List.of(wanted)).get(wanted));
    try {
      return edited(made, from(status.run(), progress));
    } catch (KafkaException e) {
      throw unread(status, stage, e);
    }
  }

  @Override
  public Map<Made, StageCompleted> made(Collection<Made> wanted) {
    Map<Made, StageCompleted> found = new HashMap<>();
    try {
      logged(wanted, found);
    } catch (KafkaException e) {
      Made first = wanted.iterator().next();
      throw unread(first.run(), first.stage(), e);
    }
    for (Made made : wanted) {
      found.computeIfAbsent(made, missing -> stored.output(missing.run(), missing.stage()));
    }
    return found;
  }

  @Override
  public Set<RunContext> requested(Map<RunContext, Instant> attempts) {
    Map<String, RunContext> byRun = new HashMap<>();
    Map<Place, Instant> places = new HashMap<>();
    attempts.forEach(
        (attempt, since) -> {
          byRun.put(attempt.runId(), attempt);
          places.put(
              new Place(topics.reprocessRequested(), attempt.runId()), since.minus(MAX_CLOCK_SKEW));
        });
    Set<RunContext> found = new HashSet<>();
    try {
      boolean whole =
          read(
              places,
              event -> {
                RunContext attempt = byRun.get(event.run().runId());
                if (attempt != null && attempt.attempt() == event.run().attempt()) {
                  found.add(attempt);
                }
                return true;
              });
      if (whole) {
        return found;
      }
      throw new TimeoutException("The requests were not read in time.");
    } catch (KafkaException e) {
      throw Problems.unavailable(
          "Kafka did not tell whether later attempts of %s are requested."
              .formatted(byRun.keySet()),
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
            Map.of(new Place(topics.outputEdits(), made.run().runId()), from),
            event -> {
              if (event instanceof OutputEdited edit
                  && edit.run().attempt() == made.run().attempt()
                  && edit.stage() == made.stage()) {
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

  /** Adds what is found in time; much may have been written since. */
  private void logged(Collection<Made> wanted, Map<Made, StageCompleted> found) {
    Map<Place, Instant> places = new HashMap<>();
    Map<String, Made> byResult = new HashMap<>();
    for (Made made : wanted) {
      StageProgress progress = made.run().stages().get(made.stage());
      if (progress != null) {
        RunContext run = made.run().run();
        byResult.put(resultOf(run.runId(), progress.attempt(), made.stage()), made);
        places.put(
            new Place(topics.stageCompleted(made.stage()), run.runId()), from(run, progress));
      }
    }
    read(
        places,
        event -> {
          if (event instanceof StageCompleted completed) {
            RunContext run = completed.run();
            Made made = byResult.remove(resultOf(run.runId(), run.attempt(), completed.stage()));
            if (made != null) {
              found.put(made, completed);
            }
          }
          return !byResult.isEmpty();
        });
  }

  private static String resultOf(String runId, int attempt, int stage) {
    return runId + "#" + attempt + "/" + stage;
  }

  /** The partition of a topic that has the events of a run. */
  private record Place(Topic topic, String runId) {

    TopicPartition partition(KafkaConsumer<String, byte[]> consumer) {
      int partitions = consumer.partitionsFor(topic.name()).size();
      return new TopicPartition(topic.name(), RunPartitioner.partitionOf(runId, partitions));
    }
  }

  /**
   * Reads the events of runs since a time each, those of a place in the order of the log.
   *
   * @param wantsMore takes an event; false ends the reading
   * @return whether it came to the end, or nothing more was wanted, in time
   */
  private boolean read(Map<Place, Instant> places, Predicate<RunEvent> wantsMore) {
    Set<String> runs = places.keySet().stream().map(Place::runId).collect(Collectors.toSet());
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> from = new HashMap<>();
      places.forEach(
          (place, since) -> from.merge(place.partition(consumer), since.toEpochMilli(), Math::min));
      Map<TopicPartition, Long> first = new HashMap<>();
      consumer
          .offsetsForTimes(from)
          .forEach(
              (partition, found) -> {
                if (found != null) {
                  first.put(partition, found.offset());
                }
              });
      consumer.assign(first.keySet());
      first.forEach(consumer::seek);
      return BoundedRead.read(
          consumer,
          consumer.endOffsets(first.keySet()),
          READ_TIMEOUT,
          message -> ofRuns(message, runs).map(wantsMore::test).orElse(true));
    }
  }

  private Optional<RunEvent> ofRuns(ConsumerRecord<String, byte[]> message, Set<String> runs) {
    if (EventCodec.isTombstone(message)
        || !runs.contains(EventKey.runId(String.valueOf(message.key())))) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.toEvent(message));
    } catch (UnreadableEventException e) {
      log.warn("{} It is passed over.", e.getMessage());
      return Optional.empty();
    }
  }
}
