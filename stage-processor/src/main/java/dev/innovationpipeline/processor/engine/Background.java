package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.engine.task.RunningTasks;
import dev.innovationpipeline.processor.engine.task.SignalReader;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a processor does beside its stages: it listens for signals, watches the time, tells. */
final class Background implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Background.class);

  /** Deadlines are minutes and hours. */
  private static final Duration DEADLINE_CHECK = Duration.ofSeconds(1);

  private static final Duration SIGNAL_CLEANING = Duration.ofHours(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final SignalReader signals;
  private final Producer<String, byte[]> producer;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("engine-timer").daemon().factory());
  private @Nullable Heartbeats heartbeats;

  /**
   * @param producer of progress and heartbeats; closed with this
   */
  Background(SignalReader signals, Producer<String, byte[]> producer) {
    this.signals = signals;
    this.producer = producer;
  }

  void start(RunningTasks running, Runnable cleanSignals, Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
    Thread.ofPlatform().name("run-signals").start(signals);
    every(ProcessorHeartbeat.INTERVAL, heartbeats::beat);
    every(DEADLINE_CHECK, running::interruptOverdue);
    every(SIGNAL_CLEANING, cleanSignals);
  }

  /** Also for who waits until the signals are read. */
  void stopReading() {
    signals.stop();
  }

  /** The last that is heard of this process. */
  @Override
  public void close() {
    endTimer();
    if (heartbeats != null) {
      heartbeats.stopped();
    }
    producer.close(CLOSE);
  }

  private void endTimer() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(CLOSE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void every(Duration period, Runnable task) {
    timer.scheduleAtFixedRate(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            log.error("A periodic task of the engine failed; it is tried again.", e);
          }
        },
        0,
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }
}
