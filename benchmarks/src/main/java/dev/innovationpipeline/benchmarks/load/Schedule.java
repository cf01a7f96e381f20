package dev.innovationpipeline.benchmarks.load;

import java.util.concurrent.TimeUnit;

/** Waits for the next turn of a steady rate. */
public final class Schedule {

  private Schedule() {}

  public static void until(long nanoTime) throws InterruptedException {
    long left = nanoTime - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
