package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/** Learns from Kafka how runs end, as soon as the end is committed. */
final class RunEnds implements AutoCloseable {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  /**
   * @param error the code of its failure; null when the run completed
   * @param appendedMillis when the broker appended its last event, since 1970
   * @param heardNanos when that event could be read, by {@link System#nanoTime}
   */
  record End(@Nullable String error, long appendedMillis, long heardNanos) {}

  private final Topics topics = new Topics("");
  private final EventCodec codec = new EventCodec(topics, "/innovation-pipeline/bench");
  private final Map<String, End> ends = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private volatile boolean closing;

  RunEnds(String bootstrapServers) {
    consumer =
        EventReading.consumer(
            bootstrapServers,
            List.of(
                topics.stageCompleted(Pipelines.registered().newest().stages().size()),
                topics.runFailed(),
                topics.runCancelled()));
    thread = Thread.ofPlatform().daemon().name("run-ends").start(this::listen);
  }

  Map<String, End> ends() {
    return ends;
  }

  /**
   * Waits until so many runs of the label have ended.
   *
   * @param stallTimeout the longest time in which no run ends
   * @return whether all did
   */
  boolean await(String label, int runs, Duration stallTimeout) throws InterruptedException {
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
