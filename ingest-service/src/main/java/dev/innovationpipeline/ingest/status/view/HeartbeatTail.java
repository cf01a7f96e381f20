package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Reads the heartbeats of the processors, and checks for missing ones at their interval. */
final class HeartbeatTail implements SmartLifecycle {

  private final Map<String, Object> client;
  private final Topics topics;
  private final Processors processors;
  private volatile @Nullable TopicTail tail;
  private volatile @Nullable PeriodicTasks timer;

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
    PeriodicTasks every = new PeriodicTasks("processor-watch");
    every.every(ProcessorHeartbeat.INTERVAL, processors::check);
    timer = every;
  }

  @Override
  public void stop() {
    TopicTail reading = tail;
    if (reading != null) {
      reading.close();
    }
    PeriodicTasks every = timer;
    if (every != null) {
      every.close();
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
