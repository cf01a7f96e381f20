package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.part.Part;
import java.time.Duration;
import java.util.Objects;

/** Carries faults out. */
final class Injector {

  private static final Duration MAX_CLOCK_ERROR = Duration.ofHours(1);

  /** Some points are those of wishes that few users have. */
  private static final Duration HALT_TIMEOUT = Duration.ofMinutes(2);

  /** Time for clients to connect and lose the connection anew. */
  private static final Duration RESTART_INTERVAL = Duration.ofSeconds(2);

  private final ChaosCluster cluster;
  private final Duration hold;

  Injector(ChaosCluster cluster, Duration hold) {
    this.cluster = cluster;
    this.hold = hold;
  }

  /**
   * Returns when the fault is over.
   *
   * @return whether it was injected: a halt is not when its point is not reached
   */
  boolean inject(ChaosPlan.Cell cell, boolean forwards) throws InterruptedException {
    Target target = cell.target();
    switch (cell.fault()) {
      case KILL -> {
        cluster.kill(target);
        cluster.start(target);
      }
      case TERMINATE -> {
        cluster.terminate(target);
        cluster.start(target);
      }
      case HALT -> {
        boolean halted =
            cluster.part(target).haltAfter(Objects.requireNonNull(cell.point()), HALT_TIMEOUT);
        cluster.kill(target);
        cluster.start(target);
        return halted;
      }
      case PAUSE -> {
        Part part = cluster.part(target);
        part.pause();
        try {
          Thread.sleep(hold);
        } finally {
          part.resume();
        }
        startIfEnded(target);
      }
      case CUT -> {
        cluster.proxies(target).forEach(Proxy::cut);
        try {
          Thread.sleep(hold);
        } finally {
          cluster.proxies(target).forEach(Proxy::mend);
        }
      }
      case DISK_FULL -> {
        cluster.disk(target).fill();
        try {
          Thread.sleep(hold);
        } finally {
          cluster.disk(target).makeRoom();
        }
        startIfEnded(target);
      }
      case RESTARTS -> {
        long end = System.nanoTime() + hold.toNanos();
        do {
          cluster.kill(target);
          cluster.start(target);
          Thread.sleep(RESTART_INTERVAL);
        } while (System.nanoTime() - end < 0);
      }
      case MOVE -> cluster.move(target);
      case CLOCK -> {
        Duration jump = forwards ? MAX_CLOCK_ERROR : MAX_CLOCK_ERROR.negated();
        cluster.part(target).moveClock(jump);
        Thread.sleep(hold);
        cluster.part(target).moveClock(jump.negated());
      }
    }
    return true;
  }

  /** Starts what ended by itself, as an orchestrator does; returns whether there was any. */
  boolean startEnded() {
    boolean any = false;
    for (Target target : Target.values()) {
      any |= startIfEnded(target);
    }
    return any;
  }

  private boolean startIfEnded(Target target) {
    if (cluster.part(target).isAlive()) {
      return false;
    }
    System.err.println("The " + target + " ended by itself and is started anew.");
    cluster.kill(target);
    cluster.start(target);
    return true;
  }
}
