package dev.innovationpipeline.ingest.erasure;

import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.kafka.Erasure;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reissues {@code run-forgotten} twice, hours apart. The first reissue erases events that were in
 * flight at the time of the request, such as the result of a stage, and the document that a
 * processor kept just then; the second closes the segments that the first is in, so that they are
 * compacted even without other traffic.
 *
 * <p>Every instance checks at intervals; the group's committed offsets say which events are done.
 * Two instances that check at the same moment reissue an event twice, which changes nothing.
 */
@Component
class RunForgottenReissue implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RunForgottenReissue.class);

  private static final int MAX_REISSUES = 2;
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration PASS_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration MAX_CHECK_INTERVAL = Duration.ofMinutes(10);

  private final Map<String, Object> settings;
  private final String topic;
  private final EventCodec codec;
  private final Erasure erasure;
  private final EventTransactions events;
  private final RunStatuses statuses;
  private final ForgottenDocuments documents;
  private final InstantSource clock;
  private volatile @Nullable Thread checking;

  RunForgottenReissue(
      KafkaProperties kafka,
      Topics topics,
      TopicSettings topicSettings,
      EventTransactions events,
      RunStatuses statuses,
      ForgottenDocuments documents,
      InstantSource clock) {
    this.topic = topics.runForgotten().name();
    this.codec = new EventCodec(topics, "");
    this.erasure = topicSettings.erasing();
    this.events = events;
    this.statuses = statuses;
    this.documents = documents;
    this.clock = clock;
    settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, topics.prefix() + "forgetting");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /** Reissues every event that is due. */
  void reissueDue() {
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Set<TopicPartition> reading = new HashSet<>(partitions);
      long deadline = System.nanoTime() + PASS_TIMEOUT.toNanos();
      while (!reading.isEmpty() && System.nanoTime() < deadline) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
        for (TopicPartition part : records.partitions()) {
          if (!reissueDueOf(consumer, part, records.records(part))) {
            reading.remove(part);
          }
        }
        reading.removeIf(part -> consumer.position(part) >= ends.getOrDefault(part, 0L));
        consumer.pause(partitions.stream().filter(part -> !reading.contains(part)).toList());
      }
      consumer.commitSync();
    }
  }

  /** False when a record is not due yet; the partition's position is then at that record. */
  private boolean reissueDueOf(
      KafkaConsumer<String, byte[]> consumer,
      TopicPartition part,
      List<ConsumerRecord<String, byte[]>> records) {
    for (ConsumerRecord<String, byte[]> message : records) {
      RunForgotten forgotten = unfinished(message);
      if (forgotten == null) {
        continue;
      }
      Instant due = Instant.ofEpochMilli(message.timestamp()).plus(erasure.repetition());
      if (due.isAfter(clock.instant())) {
        consumer.seek(part, message.offset());
        return false;
      }
      reissue(forgotten);
    }
    return true;
  }

  private @Nullable RunForgotten unfinished(ConsumerRecord<String, byte[]> message) {
    try {
      return !EventCodec.isTombstone(message)
              && codec.toEvent(message) instanceof RunForgotten forgotten
              && forgotten.repetitions() < MAX_REISSUES
          ? forgotten
          : null;
    } catch (UnreadableEventException e) {
      log.warn("{} It is skipped, as by all consumers of the events.", e.getMessage());
      return null;
    }
  }

  private void reissue(RunForgotten forgotten) {
    String runId = forgotten.run().runId();
    Optional<RunStatus> status = statuses.find(runId);
    int attempts = status.map(known -> known.run().attempt()).orElse(1);
    documents.forget(status.orElseGet(() -> RunStatus.of(forgotten)));
    events.append(List.of(forgotten.again(Math.max(attempts, forgotten.run().attempt()))));
  }

  private void checkAtIntervals() {
    Duration interval = erasure.repetition().dividedBy(8);
    interval = interval.compareTo(MAX_CHECK_INTERVAL) > 0 ? MAX_CHECK_INTERVAL : interval;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(interval.toMillis()));
      while (!Thread.currentThread().isInterrupted()) {
        checkOnce(interval);
        Thread.sleep(interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkOnce(Duration interval) {
    try {
      reissueDue();
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("Erasure pass failed: {}. Retrying in {}.", e.toString(), interval);
    }
  }

  @Override
  public void start() {
    checking =
        Thread.ofPlatform().name("run-forgotten-reissue").daemon().start(this::checkAtIntervals);
  }

  @Override
  public void stop() {
    Thread thread = checking;
    if (thread != null) {
      thread.interrupt();
    }
    checking = null;
  }

  @Override
  public boolean isRunning() {
    return checking != null;
  }
}
