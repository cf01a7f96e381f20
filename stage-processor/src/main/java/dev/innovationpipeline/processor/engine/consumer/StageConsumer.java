package dev.innovationpipeline.processor.engine.consumer;

import static java.util.stream.Collectors.toSet;

import dev.innovationpipeline.processor.engine.client.EngineSettings;
import dev.innovationpipeline.processor.engine.client.StageClients;
import dev.innovationpipeline.processor.engine.commit.FinishedWork;
import dev.innovationpipeline.processor.engine.commit.ResultCommitter;
import dev.innovationpipeline.processor.engine.commit.TransactionalProducers;
import dev.innovationpipeline.processor.engine.offset.CompletionBitmap;
import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import dev.innovationpipeline.processor.engine.task.SignalReader;
import dev.innovationpipeline.processor.engine.task.StageTask;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes the inputs of all stages of this process, in one group. The poll thread never waits for
 * work: every record runs on its own virtual thread and is completed in whatever order the work
 * ends.
 */
public final class StageConsumer implements Runnable, ConsumerRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(StageConsumer.class);

  private static final Duration POLL = Duration.ofMillis(100);

  /** With two, one transaction in ten still waited for markers when the broker was busy. */
  private static final int PRODUCERS = 3;

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Map<String, StageTask> tasks;
  private final SignalReader signals;
  private final DeadTransactions deadTransactions;
  private final FormerGroups formerGroups;
  private final EngineSettings settings;
  private final Consumer<String, byte[]> consumer;
  private final ResultCommitter committer;
  private final Map<TopicPartition, PartitionOffsetTracker> ledgers = new ConcurrentHashMap<>();
  private final Map<Thread, PartitionOffsetTracker> workers = new ConcurrentHashMap<>();
  private volatile @Nullable ConsumerGroupMetadata membership;
  private volatile boolean stopping;
  private final Map<Integer, Long> lags = new ConcurrentHashMap<>();
  private volatile long lastPoll = System.nanoTime();

  /**
   * @param tasks by the topic that is their input
   */
  public StageConsumer(
      Map<String, StageTask> tasks,
      SignalReader signals,
      DeadTransactions deadTransactions,
      FormerGroups formerGroups,
      StageClients clients,
      EngineSettings settings) {
    this.tasks = Map.copyOf(tasks);
    this.signals = signals;
    this.deadTransactions = deadTransactions;
    this.formerGroups = formerGroups;
    this.settings = settings;
    this.consumer = clients.consumer();
    this.committer =
        new ResultCommitter(
            new TransactionalProducers(PRODUCERS, clients::transactionalProducer),
            () -> membership,
            () -> ledgers);
  }

  /** Those of the tasks. */
  public Set<Integer> stages() {
    return tasks.values().stream().map(StageTask::stage).collect(toSet());
  }

  /** Records taken up whose results are not committed. */
  public int inFlight() {
    return ledgers.values().stream().mapToInt(PartitionOffsetTracker::open).sum();
  }

  public int inFlight(int stage) {
    int open = 0;
    for (Map.Entry<TopicPartition, PartitionOffsetTracker> owned : ledgers.entrySet()) {
      if (stageOf(owned.getKey()) == stage) {
        open += owned.getValue().open();
      }
    }
    return open;
  }

  /** Records of this consumer's partitions that are not yet taken up. */
  public long lag(int stage) {
    return lags.getOrDefault(stage, 0L);
  }

  private int stageOf(TopicPartition partition) {
    return task(partition.topic()).stage();
  }

  private StageTask task(String topic) {
    return Objects.requireNonNull(tasks.get(topic), topic);
  }

  public Duration sinceLastPoll() {
    return Duration.ofNanos(System.nanoTime() - lastPoll);
  }

  /** Whether the group counts on this consumer and a broker is connected. */
  public boolean isMember() {
    ConsumerGroupMetadata current = membership;
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

  @Override
  public void run() {
    Duration grace = settings.shutdownGrace();
    Thread commits =
        Thread.ofPlatform().name(Thread.currentThread().getName() + "-commit").start(committer);
    try {
      signals.awaitCaughtUp();
      consumer.subscribe(tasks.keySet(), this);
      while (!stopping) {
        poll();
      }
    } catch (WakeupException e) {
      log.debug("Asked to stop consuming {}.", tasks.keySet());
    } catch (FencedInstanceIdException e) {
      grace = Duration.ZERO;
      log.error(
          "Another process has the instance {} now; this one stops working. Give each process its"
              + " own pipeline.engine.instance, or none.",
          settings.instance());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release(ledgers.keySet(), grace);
      committer.stop();
      join(commits);
      consumer.close(
          CloseOptions.timeout(CLOSE)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private void poll() {
    try {
      adoptLeftOvers();
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      lastPoll = System.nanoTime();
      membership = consumer.groupMetadata();
      records.forEach(this::take);
      ledgers.forEach((partition, ledger) -> ledger.skipTo(consumer.position(partition)));
      pauseWhatIsFull();
      noteLags();
    } catch (WakeupException | FencedInstanceIdException e) {
      throw e;
    } catch (KafkaException e) {
      log.error("Polling {} failed ({}); polling again.", tasks.keySet(), e.toString());
    }
  }

  private void noteLags() {
    Map<Integer, Long> now = new HashMap<>();
    ledgers
        .keySet()
        .forEach(
            partition ->
                now.merge(stageOf(partition), consumer.currentLag(partition).orElse(0), Long::sum));
    tasks.values().forEach(task -> lags.put(task.stage(), now.getOrDefault(task.stage(), 0L)));
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    PartitionOffsetTracker ledger = ledgers.get(partition);
    if (ledger == null || !ledger.deliver(message.offset())) {
      return;
    }
    Thread worker =
        Thread.ofVirtual()
            .name(partition + "@" + message.offset())
            .unstarted(() -> work(partition, ledger, message));
    workers.put(worker, ledger);
    worker.start();
  }

  private void work(
      TopicPartition partition,
      PartitionOffsetTracker ledger,
      ConsumerRecord<String, byte[]> message) {
    try {
      committer.submit(
          new FinishedWork(
              partition, ledger, message.offset(), task(message.topic()).perform(message)));
    } catch (InterruptedException e) {
      log.info("Run {} is handed back; the partition's next owner does it.", message.key());
      ledger.handBack();
    } finally {
      workers.remove(Thread.currentThread());
    }
  }

  private void pauseWhatIsFull() {
    Map<Integer, Integer> inFlight = new HashMap<>();
    ledgers.forEach(
        (partition, ledger) -> inFlight.merge(stageOf(partition), ledger.open(), Integer::sum));
    Set<TopicPartition> paused = new HashSet<>();
    Set<TopicPartition> flowing = new HashSet<>();
    ledgers.forEach(
        (partition, ledger) ->
            (inFlight.getOrDefault(stageOf(partition), 0) >= settings.maxInFlight()
                        || ledger.span() >= CompletionBitmap.PAUSE_AT_SPAN
                    ? paused
                    : flowing)
                .add(partition));
    consumer.pause(paused);
    consumer.resume(flowing);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    membership = consumer.groupMetadata();
    try {
      adopt(partitions);
    } catch (KafkaException e) {
      consumer.pause(partitions);
      log.warn(
          "What is done of {} could not be read ({}); nothing of them is worked on until it is.",
          partitions,
          e.toString());
    }
  }

  private void adopt(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    deadTransactions.abort();
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
    Set<TopicPartition> neverCommitted = new HashSet<>(partitions);
    neverCommitted.removeIf(partition -> committed.get(partition) != null);
    Map<TopicPartition, OffsetAndMetadata> former = formerGroups.committed(neverCommitted);
    former.forEach(consumer::seek);
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = former.getOrDefault(partition, committed.get(partition));
      ledgers.put(
          partition,
          new PartitionOffsetTracker(
              offset == null ? new OffsetAndMetadata(consumer.position(partition)) : offset));
    }
  }

  /** Partitions whose adoption failed when they were assigned; paused since then. */
  private void adoptLeftOvers() {
    Set<TopicPartition> leftOver = new HashSet<>(consumer.assignment());
    leftOver.removeAll(ledgers.keySet());
    adopt(leftOver);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    membership = consumer.groupMetadata();
    release(partitions, settings.drainTimeout());
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    release(partitions, Duration.ZERO);
  }

  /** Lets the work of the partitions end within the time, then hands back what is left. */
  private void release(Collection<TopicPartition> partitions, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (TopicPartition partition : List.copyOf(partitions)) {
      PartitionOffsetTracker ledger = ledgers.get(partition);
      if (ledger == null) {
        continue;
      }
      try {
        ledger.awaitSettled(deadline);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      ledger.close();
      ledgers.remove(partition);
      workers.forEach(
          (worker, owner) -> {
            if (owner == ledger) {
              worker.interrupt();
            }
          });
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(CLOSE.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
