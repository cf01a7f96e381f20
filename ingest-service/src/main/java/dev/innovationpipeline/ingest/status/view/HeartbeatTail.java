package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.kafka.TailStart;
import dev.innovationpipeline.ingest.kafka.TopicTail;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Listens to the processors and tells the watchers of runs when one is lost or comes back. */
public final class HeartbeatTail implements SmartLifecycle {

  private final Map<String, Object> client;
  private final Topics topics;
  private final Processors processors;
  private final Runnable changed;
  private List<String> alive = List.of();
  private volatile @Nullable TopicTail tail;
  private volatile @Nullable ScheduledExecutorService timer;

  public HeartbeatTail(
      Map<String, Object> client, Topics topics, Processors processors, Runnable changed) {
    this.client = client;
    this.topics = topics;
    this.processors = processors;
    this.changed = changed;
  }

  @Override
  public void start() {
    HeartbeatCodec codec = new HeartbeatCodec(topics);
    tail =
        new TopicTail(
            client,
            topics.processorHeartbeats().name(),
            TailStart.beginning(),
            message -> {
              if (processors.heard(message.key(), codec.toHeartbeat(message))) {
                changed.run();
              }
            });
    ScheduledExecutorService every =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("processor-watch").daemon().factory());
    long millis = ProcessorHeartbeat.INTERVAL.toMillis();
    every.scheduleAtFixedRate(this::look, millis, millis, TimeUnit.MILLISECONDS);
    timer = every;
  }

  /** Silence is heard by nobody: it must be looked for. */
  private void look() {
    List<String> now = processors.alive();
    if (!now.equals(alive)) {
      alive = now;
      changed.run();
    }
  }

  @Override
  public void stop() {
    TopicTail reading = tail;
    if (reading != null) {
      reading.close();
    }
    ScheduledExecutorService every = timer;
    if (every != null) {
      every.shutdownNow();
    }
    tail = null;
  }

  @Override
  public boolean isRunning() {
    return tail != null;
  }

  /** Serves until the web server has stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
