package dev.innovationpipeline.processor.fairness;

import java.util.LinkedHashSet;

/** What one company holds and who waits in its name; guarded by the lock of its permits. */
final class Company {

  private final String id;

  /** In order of arrival, and whoever gives up is found without a search. */
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

  /** Different for each company. */
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

  /** Whether it was still waiting. */
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

  void giveBack(long newTurn) {
    held--;
    turn = newTurn;
  }
}
