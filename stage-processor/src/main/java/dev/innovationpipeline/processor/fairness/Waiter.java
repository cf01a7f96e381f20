package dev.innovationpipeline.processor.fairness;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits for a permit. */
final class Waiter {

  private final Thread thread;
  private volatile boolean served;

  Waiter(Thread thread) {
    this.thread = thread;
  }

  void serve() {
    served = true;
  }

  boolean served() {
    return served;
  }

  void wake() {
    LockSupport.unpark(thread);
  }
}
