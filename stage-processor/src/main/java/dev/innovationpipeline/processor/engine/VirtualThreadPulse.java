package dev.innovationpipeline.processor.engine;

import java.time.Duration;

/**
 * Tells whether virtual threads get their turn. Work that computes without end occupies one of the
 * few threads that carry them all; when none is left, every stage stands still without an error.
 * Also tells whether the timer that beats it lives.
 */
final class VirtualThreadPulse {

  static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Far beyond any pause of a loaded machine. */
  private static final Duration MAX_SILENCE = Duration.ofMinutes(2);

  private volatile long lastFelt = System.nanoTime();
  private volatile boolean underWay;

  void beat() {
    if (!underWay) {
      underWay = true;
      Thread.ofVirtual().name("pulse").start(this::feel);
    }
  }

  private void feel() {
    lastFelt = System.nanoTime();
    underWay = false;
  }

  boolean isFelt() {
    return System.nanoTime() - lastFelt < MAX_SILENCE.toNanos();
  }
}
