package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.process.PeriodicTasks;
import dev.innovationpipeline.processor.engine.task.StageTasks;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** The periodic tasks of a processor: reading signals, checking deadlines, heartbeats. */
final class Background implements AutoCloseable {

  /** Deadlines are minutes and hours. */
  private static final Duration DEADLINE_CHECK_INTERVAL = Duration.ofSeconds(1);

  private static final Duration SIGNAL_CLEANING_INTERVAL = Duration.ofHours(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final StageTasks tasks;
  private final Producer<String, byte[]> producer;
  private final PeriodicTasks timer = new PeriodicTasks("engine-timer");
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
    timer.every(ProcessorHeartbeat.INTERVAL, heartbeats::beat);
    timer.every(DEADLINE_CHECK_INTERVAL, tasks::interruptOverdue);
    timer.every(VirtualThreadPulse.INTERVAL, pulse::beat);
    timer.every(SIGNAL_CLEANING_INTERVAL, tasks::dropOldSignals);
  }

  /** Whether signals are read, the timer runs, and virtual threads still get their turn. */
  boolean isAlive() {
    Thread reading = signals;
    return (reading == null || reading.isAlive()) && timer.isRunning() && pulse.isFelt();
  }

  /** Releases the consumer too, if it still waits until the signals are read. */
  void stopReading() {
    tasks.stopReadingSignals();
  }

  /** Sends the last heartbeat of this process. */
  @Override
  public void close() {
    timer.close();
    if (heartbeats != null) {
      heartbeats.stopped();
    }
    producer.close(CLOSE_TIMEOUT);
  }
}
