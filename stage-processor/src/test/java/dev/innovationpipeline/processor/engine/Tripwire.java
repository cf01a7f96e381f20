package dev.innovationpipeline.processor.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends this JVM at once, with no hook and no finally, when its point is passed often enough. */
final class Tripwire {

  private final KillPoint point;
  private final AtomicInteger left;

  Tripwire(KillPoint point, int passages) {
    this.point = point;
    this.left = new AtomicInteger(passages);
  }

  void passing(KillPoint here) {
    if (here == point && left.decrementAndGet() <= 0) {
      Runtime.getRuntime().halt(137);
    }
  }
}
