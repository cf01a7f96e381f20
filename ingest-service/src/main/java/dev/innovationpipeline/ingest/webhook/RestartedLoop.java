package dev.innovationpipeline.ingest.webhook;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work of a thread of its own, which runs while it is wanted, and again after a failure. While it
 * is not wanted, it reads nothing.
 */
public abstract class RestartedLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RestartedLoop.class);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);
  private static final Duration RESTART_INTERVAL = Duration.ofSeconds(1);

  private final String name;
  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean open;
  private volatile @Nullable Thread thread;

  protected RestartedLoop(String name) {
    this.name = name;
  }

  protected abstract boolean isWanted();

  /** Returns once the loop is not open or not wanted any more. */
  protected abstract void run();

  /** Makes {@link #run} look at once whether it is still open. */
  protected abstract void wakeUp();

  protected final boolean isOpen() {
    return open;
  }

  protected final void warn(String what, Exception why, Duration retry) {
    log.warn("{}: {}. Retrying in {}.", what, why.toString(), retry);
  }

  private void runAlways() {
    while (open) {
      try {
        if (isWanted()) {
          run();
        } else {
          pause(CHECK_INTERVAL);
        }
      } catch (WakeupException | InterruptException e) {
        // The condition of the loop says whether the service stops.
      } catch (RuntimeException e) {
        if (open) {
          warn("The thread " + name + " failed", e, RESTART_INTERVAL);
          pause(RESTART_INTERVAL);
        }
      }
    }
  }

  private void pause(Duration time) {
    try {
      open = !stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      open = false;
    }
  }

  @Override
  public void start() {
    stopping = new CountDownLatch(1);
    open = true;
    thread = Thread.ofPlatform().name(name).daemon().start(this::runAlways);
  }

  @Override
  public void stop() {
    open = false;
    stopping.countDown();
    wakeUp();
    Thread running = thread;
    thread = null;
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
