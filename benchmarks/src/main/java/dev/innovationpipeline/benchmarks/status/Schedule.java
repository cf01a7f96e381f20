package dev.innovationpipeline.benchmarks.status;

import java.util.concurrent.TimeUnit;

/** Waits for the next turn of a steady rate. */
final class Schedule {

  private Schedule() {}

  static void until(long nanoTime) throws InterruptedException {
    long left = nanoTime - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
