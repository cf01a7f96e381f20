package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.engine.task.StageTasks;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The periodic tasks of a processor: reading signals, checking deadlines, heartbeats. */
final class Background implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Background.class);

  /** Deadlines are minutes and hours. */
  private static final Duration DEADLINE_CHECK_INTERVAL = Duration.ofSeconds(1);

  private static final Duration SIGNAL_CLEANING_INTERVAL = Duration.ofHours(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final StageTasks tasks;
  private final Producer<String, byte[]> producer;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("engine-timer").daemon().factory());
  private final VirtualThreadPulse pulse = new VirtualThreadPulse();
  private @Nullable Heartbeats heartbeats;
  private volatile @Nullable Thread signals;

  /**
   * @param producer of progress and heartbeats; closed with this
   */
  Background(StageTasks tasks, Producer<String, byte[]> producer) {
    this.tasks = tasks;
    this.producer = producer;
  }

  void start(Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
    signals = Thread.ofPlatform().name("run-signals").start(tasks.signalReader());
    every(ProcessorHeartbeat.INTERVAL, heartbeats::beat);
    every(DEADLINE_CHECK_INTERVAL, tasks::interruptOverdue);
    every(VirtualThreadPulse.INTERVAL, pulse::beat);
    every(SIGNAL_CLEANING_INTERVAL, tasks::dropOldSignals);
  }

  /** Whether signals are read, the timer runs, and virtual threads still get their turn. */
  boolean isAlive() {
    Thread reading = signals;
    return (reading == null || reading.isAlive()) && !timer.isShutdown() && pulse.isFelt();
  }

  /** Releases the consumer too, if it still waits until the signals are read. */
  void stopReading() {
    tasks.stopReadingSignals();
  }

  /** Sends the last heartbeat of this process. */
  @Override
  public void close() {
    endTimer();
    if (heartbeats != null) {
      heartbeats.stopped();
    }
    producer.close(CLOSE_TIMEOUT);
  }

  private void endTimer() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void every(Duration period, Runnable task) {
    timer.scheduleAtFixedRate(
        () -> {
          try {
            task.run();
          } catch (Throwable e) { // An executor drops a task that throws without a word.
            log.error(
                "A periodic task of the engine failed; it runs again at its next interval.", e);
          }
        },
        0,
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }
}
