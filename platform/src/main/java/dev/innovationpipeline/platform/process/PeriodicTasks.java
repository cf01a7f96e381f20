package dev.innovationpipeline.platform.process;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that run again and again on one daemon thread. A task that throws is logged and runs again
 * at its next interval; a plain scheduled executor would drop it without a word.
 */
public final class PeriodicTasks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PeriodicTasks.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final String thread;
  private final ScheduledExecutorService timer;

  /**
   * @param thread the name of the thread
   */
  public PeriodicTasks(String thread) {
    this.thread = thread;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(thread).daemon().factory());
  }

  /** Runs the task now and then at this interval; of several, one at a time. */
  public void every(Duration interval, Runnable task) {
    timer.scheduleAtFixedRate(() -> run(task), 0, interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** False once it is closed; a task that throws changes nothing. */
  public boolean isRunning() {
    return !timer.isShutdown();
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      if (isRunning()) { // Else it was interrupted by the close.
        log.error("A periodic task of {} failed; it runs again at its next interval.", thread, e);
      }
    }
  }

  /** Interrupts the task that runs and waits for it for 5 s at most. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("A periodic task of {} does not end; its thread is left behind.", thread);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
