package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Reads the heartbeats of the processors, and checks for missing ones at their interval. */
final class HeartbeatTail implements SmartLifecycle {

  private final Map<String, Object> client;
  private final Topics topics;
  private final Processors processors;
  private volatile @Nullable TopicTail tail;
  private volatile @Nullable ScheduledExecutorService timer;

  HeartbeatTail(Map<String, Object> client, Topics topics, Processors processors) {
    this.client = client;
    this.topics = topics;
    this.processors = processors;
  }

  @Override
  public void start() {
    HeartbeatCodec codec = new HeartbeatCodec(topics);
    tail =
        new TopicTail(
            client,
            topics.processorHeartbeats().name(),
            TopicTail.Start.beginning(),
            message -> processors.heard(message.key(), codec.toHeartbeat(message)));
    ScheduledExecutorService every =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("processor-watch").daemon().factory());
    long millis = ProcessorHeartbeat.INTERVAL.toMillis();
    every.scheduleAtFixedRate(processors::check, millis, millis, TimeUnit.MILLISECONDS);
    timer = every;
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
