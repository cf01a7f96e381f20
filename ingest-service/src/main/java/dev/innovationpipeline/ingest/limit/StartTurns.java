package dev.innovationpipeline.ingest.limit;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Has few starts of one sender worked on at a time, so that a burst does not take the processors
 * from others. The rest waits in the order of arrival, but not long: where starts are slow, since
 * Kafka is, all go on together.
 */
final class StartTurns {

  /** With as many, starts that take a tenth of a second each still reach the rate. */
  private static final int PER_SECOND_OF_A_TURN = 10;

  private final int atATime;
  private final Duration longestWait;
  private final ConcurrentMap<String, Turns> senders = new ConcurrentHashMap<>();

  /** Those of one sender, as long as somebody has or awaits one. */
  private static final class Turns {
    private final Semaphore free;
    private int users;

    Turns(int atATime) {
      free = new Semaphore(atATime, true);
    }
  }

  /**
   * @param startsPerSecond of one sender; 0 for no limit
   * @param longestWait for a turn, after which a start goes on without one
   */
  StartTurns(int startsPerSecond, Duration longestWait) {
    this.longestWait = longestWait;
    atATime = Math.ceilDiv(startsPerSecond, PER_SECOND_OF_A_TURN);
  }

  /** A turn that was taken, or awaited for long enough; to be ended once. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits for the sender's turn. */
  Turn await(String sender) {
    if (atATime == 0) {
      return () -> {};
    }
    Turns turns =
        senders.compute(
            sender,
            (name, known) -> {
              Turns all = known == null ? new Turns(atATime) : known;
              all.users++;
              return all;
            });
    boolean taken = take(turns.free);
    return () -> {
      if (taken) {
        turns.free.release();
      }
      senders.computeIfPresent(sender, (name, all) -> --all.users == 0 ? null : all);
    };
  }

  private boolean take(Semaphore free) {
    try {
      return free.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int senders() {
    return senders.size();
  }
}
