package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.embedded.StartFailedException;
import java.time.Duration;

/** Kills the processors in turn and starts each anew at once, until it is closed. */
final class Killer implements AutoCloseable {

  private final Cluster cluster;
  private final Usage usage;
  private final Duration every;
  private final Thread thread;
  private int kills;
  private int openCalls;
  private volatile boolean closing;

  /**
   * @param every zero for never
   */
  Killer(Cluster cluster, Usage usage, Duration every, int processors) {
    this.cluster = cluster;
    this.usage = usage;
    this.every = every;
    thread = Thread.ofPlatform().daemon().name("killer").start(() -> kill(processors));
  }

  synchronized int kills() {
    return kills;
  }

  /** Calls of the killed processes that were open when they were killed, in sum. */
  synchronized int openCalls() {
    return openCalls;
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    synchronized (this) { // A kill that has begun is carried through.
      thread.interrupt();
    }
    thread.join();
  }

  private void kill(int processors) {
    try {
      for (int turn = 0; !closing && !every.isZero(); turn++) {
        Thread.sleep(every);
        kill(turn, processors);
      }
    } catch (InterruptedException e) {
      // No more kills.
    } catch (StartFailedException e) {
      System.err.println("A killed processor could not be started anew: " + e.getMessage());
    }
  }

  private synchronized void kill(int turn, int processors) {
    if (closing) {
      return;
    }
    int victim = turn % processors;
    usage.look(cluster.processor(victim));
    openCalls +=
        cluster.provider().totals().path("open_by_caller").path(Cluster.callerOf(victim)).asInt(0);
    cluster.killAndRestart(victim);
    kills++;
  }
}
