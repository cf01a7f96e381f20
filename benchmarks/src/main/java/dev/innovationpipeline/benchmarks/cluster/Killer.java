package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.embedded.StartFailedException;
import java.time.Duration;

/** Kills the processors in turn and starts each anew at once, until it is closed. */
public final class Killer implements AutoCloseable {

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
  public Killer(Cluster cluster, Usage usage, Duration every) {
    this.cluster = cluster;
    this.usage = usage;
    this.every = every;
    thread = Thread.ofPlatform().daemon().name("killer").start(this::kill);
  }

  public synchronized int kills() {
    return kills;
  }

  /** Calls of the killed processes that were open when they were killed, in sum. */
  public synchronized int openCalls() {
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

  private void kill() {
    try {
      for (int turn = 0; !closing && !every.isZero(); turn++) {
        Thread.sleep(every);
        kill(turn);
      }
    } catch (InterruptedException e) {
      // No more kills.
    } catch (StartFailedException e) {
      System.err.println("A killed processor could not be started anew: " + e.getMessage());
    }
  }

  private synchronized void kill(int turn) {
    if (closing) {
      return;
    }
    Processors processors = cluster.processors();
    int victim = turn % processors.numbers().size();
    usage.look(processors.get(victim));
    openCalls +=
        cluster
            .provider()
            .totals()
            .path("open_by_caller")
            .path(Processors.callerOf(victim))
            .asInt(0);
    processors.killAndRestart(victim);
    kills++;
  }
}
