package dev.innovationpipeline.processor.fairness;

import java.util.LinkedHashSet;

/**
 * The permits and the waiting threads of one company; guarded by the lock of {@link FairPermits}.
 */
final class Company {

  private final String id;

  /** In order of arrival, with removal in constant time. */
  private final LinkedHashSet<Waiter> waiting = new LinkedHashSet<>();

  private int held;
  private long turn;

  Company(String id, long turn) {
    this.id = id;
    this.turn = turn;
  }

  String id() {
    return id;
  }

  int held() {
    return held;
  }

  /** When the company last changed its number of permits; unique among companies. */
  long turn() {
    return turn;
  }

  int waiting() {
    return waiting.size();
  }

  boolean isIdle() {
    return held == 0 && waiting.isEmpty();
  }

  void add(Waiter waiter) {
    waiting.add(waiter);
  }

  /** Whether the thread was still waiting. */
  boolean remove(Waiter waiter) {
    return waiting.remove(waiter);
  }

  Waiter serveFirst(long newTurn) {
    Waiter first = waiting.removeFirst();
    held++;
    turn = newTurn;
    first.serve();
    return first;
  }

  void release(long newTurn) {
    held--;
    turn = newTurn;
  }
}
