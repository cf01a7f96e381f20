package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Polls events, aggregates them, writes the changes, commits; on one thread. Everything polled is
 * written before the next poll, so any committed position is behind what {@code run-status} has.
 */
final class AggregationLoop implements ConsumerRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(AggregationLoop.class);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration REPEAT_INTERVAL = Duration.ofSeconds(1);

  private final Consumer<String, byte[]> consumer;
  private final StatusWriter writer;
  private final StatusView view;
  private final RunStatusAggregator aggregator;
  private final PollThrottle throttle;
  private final EventCodec codec;
  private final Topics topics;
  private final long commitNanos;
  private long lastCommit = System.nanoTime();
  private long lastRepeat = System.nanoTime();
  private boolean uncommitted;
  private volatile boolean open = true;

  AggregationLoop(
      Consumer<String, byte[]> consumer,
      StatusWriter writer,
      StatusView view,
      Topics topics,
      AggregationSettings settings) {
    this.consumer = consumer;
    this.writer = writer;
    this.view = view;
    this.topics = topics;
    this.aggregator = new RunStatusAggregator(view);
    this.throttle = new PollThrottle(settings.maxPollInterval());
    this.codec = EventCodec.withoutOutputs(topics);
    this.commitNanos = settings.commitInterval().toNanos();
  }

  /** Runs until it is stopped, or Kafka or the view fails. */
  void run() throws InterruptedException {
    consumer.subscribe(topics.events().stream().map(Topic::name).toList(), this);
    try {
      while (open) {
        pass();
      }
    } catch (WakeupException e) {
      // It is stopped.
    }
    commit();
  }

  /** From any thread. */
  void stop() {
    open = false;
    consumer.wakeup();
  }

  private void pass() throws InterruptedException {
    LockSupport.parkNanos(throttle.left(System.nanoTime()));
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
    if (!records.isEmpty()) {
      throttle.found(records.count(), System.nanoTime());
      records.forEach(this::aggregate);
      uncommitted = true;
    }
    repeatIncomplete();
    writer.write(aggregator);
    aggregator.dropViewed();
    if (uncommitted && System.nanoTime() - lastCommit >= commitNanos) {
      commit();
    }
  }

  private void aggregate(ConsumerRecord<String, byte[]> message) {
    if (message.key() == null || EventCodec.isTombstone(message)) {
      return; // Of a tombstone, the run-forgotten event tells the rest.
    }
    try {
      aggregator.add(RunStatus.of(codec.toEvent(message)));
    } catch (UnreadableEventException e) {
      try (var run = MDC.putCloseable("run_id", EventKey.runId(message.key()))) {
        log.warn("{} The status view skips it; nothing else is affected.", e.getMessage());
      }
    }
  }

  /** Those of other instances are theirs to repeat. */
  private void repeatIncomplete() {
    if (System.nanoTime() - lastRepeat < REPEAT_INTERVAL.toNanos()) {
      return;
    }
    lastRepeat = System.nanoTime();
    Collection<String> incomplete = view.incomplete();
    if (incomplete.isEmpty()) {
      return;
    }
    String requests = topics.runRequested().name();
    int partitions = consumer.partitionsFor(requests).size();
    incomplete.stream()
        .filter(
            runId ->
                consumer
                    .assignment()
                    .contains(
                        new TopicPartition(
                            requests, RunPartitioner.partitionOf(runId, partitions))))
        .forEach(aggregator::repeat);
  }

  private void commit() {
    lastCommit = System.nanoTime();
    if (!uncommitted) {
      return;
    }
    try {
      consumer.commitSync();
      uncommitted = false;
    } catch (RebalanceInProgressException | CommitFailedException e) {
      log.debug("The group is being rebalanced; the events are aggregated again.", e);
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commit();
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    uncommitted = false; // Another member reads on from the last commit.
  }
}
