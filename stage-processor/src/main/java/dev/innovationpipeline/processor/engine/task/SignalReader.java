package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.platform.kafka.OffsetsSince;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads cancellations, reprocess requests and forgotten runs from all partitions, in every process.
 * The stages wait until it has caught up with the events of before the start.
 */
final class SignalReader implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(SignalReader.class);

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final List<String> topics;
  private final EventCodec codec;
  private final java.util.function.Consumer<RunEvent> listener;
  private final Duration lookback;
  private final InstantSource clock;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Runnable wakeup = () -> {};

  /**
   * @param consumers opens one that belongs to no group
   * @param listener hears each event once for each opening
   * @param lookback how far back it begins
   */
  SignalReader(
      Supplier<Consumer<String, byte[]>> consumers,
      List<String> topics,
      EventCodec codec,
      java.util.function.Consumer<RunEvent> listener,
      Duration lookback,
      InstantSource clock) {
    this.consumers = consumers;
    this.topics = topics;
    this.codec = codec;
    this.listener = listener;
    this.lookback = lookback;
    this.clock = clock;
  }

  /** Returns also when it is stopped before. */
  void awaitCaughtUp() throws InterruptedException {
    caughtUp.await();
  }

  void stop() {
    stopped.countDown();
    wakeup.run();
    caughtUp.countDown();
  }

  @Override
  public void run() {
    while (stopped.getCount() > 0) {
      try (Consumer<String, byte[]> consumer = consumers.get()) {
        wakeup = consumer::wakeup;
        read(consumer);
      } catch (WakeupException e) {
        log.debug("Asked to stop reading signals.");
      } catch (KafkaException e) {
        log.error(
            "Reading cancelled, reprocessed and forgotten runs failed ({}); it starts over.",
            e.toString());
        pause();
      }
    }
  }

  private void pause() {
    try {
      stopped.await(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }

  private void read(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        topics.stream().flatMap(topic -> partitions(consumer, topic)).toList();
    consumer.assign(partitions);
    OffsetsSince.of(consumer, partitions, clock.instant().minus(lookback)).forEach(consumer::seek);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (stopped.getCount() > 0) {
      consumer.poll(POLL_TIMEOUT).forEach(this::hear);
      if (caughtUp.getCount() > 0
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        caughtUp.countDown();
      }
    }
  }

  private static Stream<TopicPartition> partitions(
      Consumer<String, byte[]> consumer, String topic) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + topic + " yet");
    }
    return partitions.stream().map(info -> new TopicPartition(info.topic(), info.partition()));
  }

  private void hear(ConsumerRecord<String, byte[]> message) {
    if (EventCodec.isTombstone(message)) {
      return;
    }
    try {
      listener.accept(codec.toEvent(message));
    } catch (UnreadableEventException e) {
      log.warn("{} It is skipped; its run continues.", e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      log.error(
          "The signal at {}-{}@{} could not be followed; it is skipped, its run continues.",
          message.topic(),
          message.partition(),
          message.offset(),
          e);
    }
  }
}
