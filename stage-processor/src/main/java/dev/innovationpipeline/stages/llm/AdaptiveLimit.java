package dev.innovationpipeline.stages.llm;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds out how many calls the provider takes: halves when it says it is overloaded, grows again by
 * a tenth for each round of answers (additive per answer, so that it starts from 1 as from 5,000).
 *
 * <p>Only one halving per round: the calls that were already open when the limit fell say nothing
 * about the new limit.
 */
final class AdaptiveLimit implements InFlightLimit {

  private static final double GROWTH_PER_ANSWER = 0.1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final int most;
  private double limit;
  private int inFlight;
  private long round;

  AdaptiveLimit(int most) {
    this.most = most;
    this.limit = most;
  }

  @Override
  public Permit acquire() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (inFlight >= (int) limit) {
        freed.await();
      }
      inFlight++;
      wakeOneIfThereIsRoom();
      return new OpenCall(round);
    } finally {
      lock.unlock();
    }
  }

  int current() {
    lock.lock();
    try {
      return (int) limit;
    } finally {
      lock.unlock();
    }
  }

  private void grow() {
    lock.lock();
    try {
      limit = Math.min(most, limit + GROWTH_PER_ANSWER);
      wakeOneIfThereIsRoom();
    } finally {
      lock.unlock();
    }
  }

  private void halve(long openedInRound) {
    lock.lock();
    try {
      if (openedInRound == round) {
        limit = Math.max(1, Math.min(limit, inFlight) / 2);
        round++;
      }
    } finally {
      lock.unlock();
    }
  }

  private void free() {
    lock.lock();
    try {
      inFlight--;
      wakeOneIfThereIsRoom();
    } finally {
      lock.unlock();
    }
  }

  /** One, who wakes the next: thousands may wait. */
  private void wakeOneIfThereIsRoom() {
    if (inFlight < (int) limit) {
      freed.signal();
    }
  }

  private final class OpenCall implements Permit {

    private final long openedInRound;

    private OpenCall(long openedInRound) {
      this.openedInRound = openedInRound;
    }

    @Override
    public void answered() {
      grow();
    }

    @Override
    public void overloaded() {
      halve(openedInRound);
    }

    @Override
    public void close() {
      free();
    }
  }
}
