package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import dev.innovationpipeline.processor.engine.task.StageTasks;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes the inputs of all stages of this process, in one group. The poll thread never waits for
 * work: every record runs on its own virtual thread and is completed in the order in which work
 * ends.
 */
public final class StageConsumer implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(StageConsumer.class);

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

  /** With two, one transaction in ten still waited for markers when the broker was busy. */
  private static final int PRODUCERS = 3;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final StageTasks tasks;
  private final Limits limits;
  private final String processor;
  private final Consumer<String, byte[]> consumer;
  private final OwnedPartitions owned = new OwnedPartitions();
  private final Membership membership;
  private final ResultCommitter committer;
  private final Workers workers;
  private final Assignment assignment;
  private final Backlog backlog;
  private volatile boolean stopping;
  private volatile @Nullable Throwable defect;

  /**
   * How much the consumer takes on, and how long it waits.
   *
   * @param inFlight runs taken up and not finished, per stage
   * @param drain for work in flight on a partition that moves away
   * @param shutdown for work in flight at a stop
   * @param session how long the group waits for a sign of life
   * @param handOver whether a run's next stage may begin before its input is in the log
   */
  public record Limits(
      int inFlight, Duration drain, Duration shutdown, Duration session, boolean handOver) {}

  /**
   * The Kafka clients of the consumer, which closes them.
   *
   * @param consumer of the stages' inputs, in the {@link #group}
   * @param producers opens a transactional producer by its number within the process
   */
  public record Clients(
      Consumer<String, byte[]> consumer,
      IntFunction<Producer<String, byte[]>> producers,
      Supplier<Admin> admins) {}

  /**
   * @param processor the name of this process
   */
  public StageConsumer(
      StageTasks tasks, Clients clients, Limits limits, Topics topics, String processor) {
    this.tasks = tasks;
    this.limits = limits;
    this.processor = processor;
    consumer = clients.consumer();
    membership = new Membership(limits.session(), System::nanoTime);
    committer =
        new ResultCommitter(
            new TransactionalProducers(PRODUCERS, clients.producers()), owned, this::broken);
    backlog = new Backlog(owned, tasks, limits.inFlight());
    workers =
        new Workers(
            tasks,
            committer::submit,
            owned,
            backlog,
            () -> limits.handOver() && !membership.isInDoubt(),
            task -> Thread.ofVirtual().name("stage-work").start(task),
            this::broken);
    assignment =
        new Assignment(
            consumer,
            owned,
            workers,
            new DeadTransactions(clients.admins(), topics, processor),
            new FormerGroups(clients.admins(), topics),
            topics.runRequested().name(),
            limits.drain());
  }

  /** The group's id, under the prefix: systems that share a cluster must not share a group. */
  public static String group(Topics topics) {
    return topics.processorGroup();
  }

  /** The prefix of all transactional ids; the name of the process follows. */
  public static String transactionalIdPrefix(Topics topics) {
    return topics.prefix() + "stage-processor-";
  }

  /**
   * A name for a process that starts now; two processes never share one.
   *
   * @param instance a name that the process keeps over restarts; null for none
   */
  public static String newProcessorName(@Nullable String instance) {
    return ProcessorName.of(instance);
  }

  /** Records taken up whose results are not committed. */
  public int inFlight() {
    return owned.open(partition -> true);
  }

  public int inFlight(int stage) {
    return backlog.inFlight(stage);
  }

  /** Records of this consumer's partitions that are not yet taken up. */
  public long lag(int stage) {
    return backlog.lag(stage);
  }

  public Duration sinceLastPoll() {
    return membership.sinceLastPoll();
  }

  /** Whether the group counts on this consumer and a broker is connected. */
  public boolean isMember() {
    ConsumerGroupMetadata current = owned.membership();
    return current != null && current.generationId() >= 0 && connections() > 0;
  }

  private double connections() {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("connection-count"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  public void stop() {
    stopping = true;
    consumer.wakeup();
  }

  /** Something failed that nothing in this process puts right; its partitions go to others. */
  private void broken(Throwable why) {
    defect = why;
    consumer.wakeup();
  }

  /**
   * Returns when it is stopped.
   *
   * @throws IllegalStateException when a defect of the program ends it: a process that cannot
   *     commit must not go on as if it could
   */
  @Override
  public void run() {
    try {
      consume();
    } finally {
      stopping = true;
    }
    Throwable why = defect;
    if (why != null) {
      throw new IllegalStateException("The stages stopped by a defect of the program.", why);
    }
  }

  private void consume() {
    Duration grace = limits.shutdown();
    Thread commits =
        Thread.ofPlatform().name(Thread.currentThread().getName() + "-commit").start(committer);
    try {
      tasks.awaitSignals();
      consumer.subscribe(tasks.topics(), assignment);
      while (!stopping && defect == null) {
        poll();
      }
    } catch (WakeupException e) {
      log.debug("Asked to stop consuming {}.", tasks.topics());
    } catch (FencedInstanceIdException e) {
      grace = Duration.ZERO;
      log.error(
          "Another process has the instance {} now; this one stops working. Give each process its"
              + " own pipeline.engine.instance, or none.",
          ProcessorName.stable(processor));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      try {
        assignment.releaseAll(defect == null ? grace : Duration.ZERO);
      } finally {
        committer.stop();
        join(commits);
        consumer.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      }
    }
  }

  private void poll() {
    try {
      assignment.adoptPending();
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
      membership.polled(consumer);
      owned.joined(consumer.groupMetadata());
      if (membership.isInDoubt()) {
        putBack(records);
      } else {
        records.forEach(this::take);
      }
      owned
          .trackers()
          .forEach((partition, tracker) -> tracker.skipTo(consumer.position(partition)));
      backlog.update(consumer, !membership.isInDoubt());
    } catch (WakeupException | FencedInstanceIdException e) {
      throw e;
    } catch (KafkaException e) {
      log.error("Polling {} failed ({}); retrying.", tasks.topics(), e.toString());
    }
  }

  /** They are fetched again once it is certain whose they are. */
  private void putBack(ConsumerRecords<String, byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      consumer.seek(partition, records.records(partition).getFirst().offset());
    }
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    PartitionOffsetTracker tracker = owned.trackers().get(partition);
    if (tracker != null && !isRepeated(tracker, message) && tracker.deliver(message.offset())) {
      workers.start(partition, tracker, message);
    }
  }

  /** A redriven record is none: it has the id of the one that could not be processed. */
  private static boolean isRepeated(
      PartitionOffsetTracker tracker, ConsumerRecord<String, byte[]> message) {
    String id = EventCodec.id(message);
    return id != null
        && !DeadLetters.isRedriven(message)
        && tracker.recent().isRepeated(id, message.offset());
  }

  private static void join(Thread thread) {
    try {
      thread.join(CLOSE_TIMEOUT.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
