package dev.innovationpipeline.benchmarks.load;

import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Learns from Kafka how runs end, as soon as the end is committed. */
public final class RunEnds implements AutoCloseable {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  /**
   * @param error the code of its failure; null when the run completed
   * @param appendedMillis when the broker appended its last event, since 1970
   * @param heardNanos when that event could be read, by {@link System#nanoTime}
   */
  public record End(@Nullable String error, long appendedMillis, long heardNanos) {}

  private final Topics topics = new Topics("");
  private final EventCodec codec = new EventCodec(topics, "/innovation-pipeline/bench");
  private final Map<String, End> ends = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Integer> partitions;
  private final Thread thread;
  private volatile boolean closing;

  public RunEnds(String bootstrapServers) {
    consumer =
        EventReading.consumer(
            bootstrapServers,
            List.of(
                topics.stageCompleted(Pipelines.registered().newest().stages().size()),
                topics.runFailed(),
                topics.runCancelled()));
    partitions =
        consumer.assignment().stream()
            .collect(Collectors.toMap(TopicPartition::topic, partition -> 1, Integer::sum));
    thread = Thread.ofPlatform().daemon().name("run-ends").start(this::listen);
  }

  /** The number of fetch requests that were sent to learn of the ends. */
  public long fetches() {
    return consumer.metrics().entrySet().stream()
        .filter(each -> isTotal(each.getKey(), "fetch-total"))
        .mapToLong(each -> ((Number) each.getValue().metricValue()).longValue())
        .sum();
  }

  /** Of the client, and not of one of its topics. */
  private static boolean isTotal(MetricName metric, String name) {
    return metric.name().equals(name) && metric.tags().size() == 1;
  }

  /** The partitions that each of these requests asks for, by topic. */
  public Map<String, Integer> partitions() {
    return partitions;
  }

  public Map<String, End> ends() {
    return ends;
  }

  /** The number of ends of runs that had ended before. */
  public int repeated() {
    return repeated.get();
  }

  /**
   * Waits until so many runs of the label have ended.
   *
   * @param stallTimeout the longest time in which no run ends
   * @return whether all did
   */
  public boolean await(String label, int runs, Duration stallTimeout) throws InterruptedException {
    int count = -1;
    long changed = System.nanoTime();
    while (true) {
      int now = counts.getOrDefault(label, 0);
      if (now >= runs) {
        return true;
      }
      if (now != count) {
        count = now;
        changed = System.nanoTime();
      } else if (System.nanoTime() - changed > stallTimeout.toNanos()) {
        return false;
      }
      Thread.sleep(CHECK_INTERVAL);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join();
  }

  private void listen() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<String, byte[]> event : consumer.poll(POLL_TIMEOUT)) {
          if (!EventCodec.isTombstone(event)) {
            note(
                EventKey.runId(event.key()),
                new End(errorOf(event), event.timestamp(), System.nanoTime()));
          }
        }
      }
    }
  }

  private void note(String runId, End end) {
    if (ends.putIfAbsent(runId, end) == null) {
      counts.merge(Batch.labelOf(runId), 1, Integer::sum);
    } else {
      repeated.incrementAndGet();
    }
  }

  private @Nullable String errorOf(ConsumerRecord<String, byte[]> event) {
    if (event
        .topic()
        .equals(topics.stageCompleted(Pipelines.registered().newest().stages().size()).name())) {
      return null;
    }
    return codec.toEvent(event) instanceof RunFailed failed ? failed.code() : "cancelled";
  }
}
