package dev.innovationpipeline.ingest.erasure;

import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.kafka.Erasure;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * Says twice more, hours apart, that a run is forgotten. The second time erases what was on its way
 * the first time, such as the result of a stage; the third closes the segments that the second is
 * in, as there may be no other traffic, so that they are compacted.
 *
 * <p>Every instance looks now and then; what is done is kept as the group's offsets. Two that look
 * in the same moment say it twice, which changes nothing.
 */
@Component
public class ErasureRounds implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ErasureRounds.class);

  private static final int REPETITIONS = 2;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration MOST_BETWEEN_LOOKS = Duration.ofMinutes(10);

  private final Map<String, Object> settings;
  private final String topic;
  private final EventCodec codec;
  private final Erasure erasure;
  private final EventTransactions events;
  private final RunStatuses statuses;
  private final InstantSource clock;
  private volatile @Nullable Thread looking;

  public ErasureRounds(
      KafkaProperties kafka,
      Topics topics,
      TopicSettings topicSettings,
      EventTransactions events,
      RunStatuses statuses,
      InstantSource clock) {
    this.topic = topics.runForgotten().name();
    this.codec = new EventCodec(topics, "");
    this.erasure = topicSettings.erasing();
    this.events = events;
    this.statuses = statuses;
    this.clock = clock;
    settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, topics.prefix() + "forgetting");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /** Does what is due. */
  public void look() {
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Set<TopicPartition> reading = new HashSet<>(partitions);
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (!reading.isEmpty() && System.nanoTime() < giveUp) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        for (TopicPartition part : records.partitions()) {
          if (!repeatWhatIsDue(consumer, part, records.records(part))) {
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
  private boolean repeatWhatIsDue(
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
      repeat(forgotten);
    }
    return true;
  }

  private @Nullable RunForgotten unfinished(ConsumerRecord<String, byte[]> message) {
    try {
      return !EventCodec.isTombstone(message)
              && codec.toEvent(message) instanceof RunForgotten forgotten
              && forgotten.repetitions() < REPETITIONS
          ? forgotten
          : null;
    } catch (UnreadableEventException e) {
      log.warn("{} It is passed over; all readers of the events do so.", e.getMessage());
      return null;
    }
  }

  private void repeat(RunForgotten forgotten) {
    String runId = forgotten.run().runId();
    int attempts = statuses.find(runId).map(status -> status.run().attempt()).orElse(1);
    events.append(List.of(forgotten.again(Math.max(attempts, forgotten.run().attempt()))));
  }

  private void lookAgainAndAgain() {
    Duration pause = erasure.repetition().dividedBy(8);
    pause = pause.compareTo(MOST_BETWEEN_LOOKS) > 0 ? MOST_BETWEEN_LOOKS : pause;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(pause.toMillis()));
      while (!Thread.currentThread().isInterrupted()) {
        lookOnce(pause);
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOnce(Duration pause) {
    try {
      look();
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("Erasing what is forgotten did not get on: {}. It goes on in {}.", e, pause);
    }
  }

  @Override
  public void start() {
    looking = Thread.ofPlatform().name("erasure-rounds").daemon().start(this::lookAgainAndAgain);
  }

  @Override
  public void stop() {
    Thread thread = looking;
    if (thread != null) {
      thread.interrupt();
    }
    looking = null;
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }
}
