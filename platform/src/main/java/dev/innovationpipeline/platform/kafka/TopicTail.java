package dev.innovationpipeline.platform.kafka;

import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a whole topic as it grows, in every instance, without a consumer group or commits. After a
 * failure of Kafka it resumes at its position.
 */
public final class TopicTail implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

  private final String topic;
  private final Start start;
  private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> receiver;
  private final Properties settings = new Properties();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Queue<Rewind> rewinds = new ConcurrentLinkedQueue<>();
  private final EndQuestions endQuestions = new EndQuestions();
  private final Lock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private volatile boolean open = true;
  private volatile boolean complete;
  private Map<TopicPartition, Long> endsAtStart = Map.of();
  private boolean failing;

  /** The position at which a tail starts to read. */
  @FunctionalInterface
  public interface Start {

    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions);

    /** Starts at the oldest record that the topic still has. */
    static Start beginning() {
      return Consumer::seekToBeginning;
    }

    /** Starts at the records that are appended from now on. */
    static Start end() {
      return Consumer::seekToEnd;
    }

    /** Starts at offsets by partition; a partition without one is read from its beginning. */
    static Start at(Map<Integer, Long> offsets) {
      return (consumer, partitions) ->
          partitions.forEach(
              part -> consumer.seek(part, Math.max(0, offsets.getOrDefault(part.partition(), 0L))));
    }
  }

  private record Rewind(String runId, Instant since, Runnable begin) {}

  /**
   * Starts reading.
   *
   * @param client how to reach Kafka
   * @param receiver gets every record, on the one thread of the tail
   */
  public TopicTail(
      Map<String, Object> client,
      String topic,
      Start start,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> receiver) {
    this.topic = topic;
    this.start = start;
    this.receiver = receiver;
    settings.putAll(client);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Thread.ofPlatform().name("tail-of-" + topic).daemon().start(this::readAlways);
  }

  /**
   * Waits until all records before an offset have been received.
   *
   * @return false on a timeout
   */
  public boolean awaitOffset(int partition, long offset, Duration timeout)
      throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (positions.getOrDefault(new TopicPartition(topic, partition), -1L) < offset) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all records have been received that the topic has now.
   *
   * @return false on a timeout
   */
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    long begun = System.nanoTime();
    Map<TopicPartition, Long> ends = endQuestions.ask(this::wakeUp, timeout);
    if (ends == null) {
      return false;
    }
    for (var end : ends.entrySet()) {
      Duration left = timeout.minusNanos(System.nanoTime() - begun);
      if (!awaitOffset(end.getKey().partition(), end.getValue(), left)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the partition of a run again from the first record at or after a time: records that this
   * tail has read since then, of any run, are received twice.
   *
   * @param begin runs on the tail's thread, before the records that are read again
   */
  public void readAgain(String runId, Instant since, Runnable begin) {
    rewinds.add(new Rewind(runId, since, begin));
    wakeUp();
  }

  /** Whether all records have been received that the topic had when this tail began to read. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void close() {
    open = false;
    wakeUp();
  }

  private void wakeUp() {
    Optional.ofNullable(consumer).ifPresent(KafkaConsumer::wakeup);
  }

  private void readAlways() {
    while (open) {
      try (KafkaConsumer<String, byte[]> opened = new KafkaConsumer<>(settings)) {
        consumer = opened;
        assign(opened);
        while (open) {
          read(opened);
        }
      } catch (WakeupException | InterruptException e) {
        // The loop checks whether the tail is closed.
      } catch (UnknownTopicOrPartitionException e) {
        pause();
      } catch (KafkaException e) {
        warnOnce(e);
        pause();
      } catch (RuntimeException e) {
        log.error("Reading {} failed by a defect. Retrying in {}.", topic, RETRY_INTERVAL, e);
        pause();
      }
    }
  }

  /** A failure may last for hours, and every process has several tails. */
  private void warnOnce(KafkaException e) {
    if (!failing) {
      log.warn(
          "Could not read {}: {}. Retrying every {} until it succeeds.",
          topic,
          e.toString(),
          RETRY_INTERVAL);
    }
    failing = true;
  }

  private void assign(KafkaConsumer<String, byte[]> opened) {
    List<TopicPartition> all =
        opened.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (all.isEmpty()) {
      throw new UnknownTopicOrPartitionException(topic + " does not exist yet.");
    }
    opened.assign(all);
    if (positions.isEmpty()) {
      endsAtStart = opened.endOffsets(all);
      start.seek(opened, all);
    } else {
      positions.forEach(opened::seek);
    }
    note(opened);
  }

  private void read(KafkaConsumer<String, byte[]> opened) {
    try {
      rewind(opened);
      endQuestions.answer(opened);
      opened.poll(POLL_TIMEOUT).forEach(this::receive);
      failing = false;
      note(opened);
    } catch (WakeupException e) {
      // There is a rewind, or the tail is closed.
    }
  }

  private void rewind(KafkaConsumer<String, byte[]> opened) {
    for (Rewind next = rewinds.peek(); next != null; next = rewinds.peek()) {
      int partition = RunPartitioner.partitionOf(next.runId, opened.assignment().size());
      TopicPartition part = new TopicPartition(topic, partition);
      OffsetAndTimestamp found =
          opened.offsetsForTimes(Map.of(part, next.since.toEpochMilli())).get(part);
      if (found != null && found.offset() < opened.position(part)) {
        opened.seek(part, found.offset());
      }
      rewinds.remove();
      next.begin.run();
    }
  }

  private void receive(ConsumerRecord<String, byte[]> message) {
    try {
      receiver.accept(message);
    } catch (RuntimeException e) {
      log.warn(
          "{}-{}@{} could not be processed; it is skipped.",
          topic,
          message.partition(),
          message.offset(),
          e);
    }
  }

  private void note(KafkaConsumer<String, byte[]> opened) {
    lock.lock();
    try {
      opened.assignment().forEach(part -> positions.put(part, opened.position(part)));
      complete =
          complete
              || endsAtStart.entrySet().stream()
                  .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    try {
      if (open) {
        Thread.sleep(RETRY_INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
