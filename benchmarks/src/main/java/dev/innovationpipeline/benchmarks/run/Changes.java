package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.Processors;
import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.embedded.StartFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Carries out the planned changes at their times, until it is closed. */
final class Changes implements AutoCloseable {

  /**
   * A change that was carried out.
   *
   * @param at since the start of the load
   * @param atMillis since 1970
   */
  record Done(Change.Kind kind, String processor, Duration at, long atMillis) {}

  private final Processors processors;
  private final Usage usage;
  private final List<Change> planned;
  private final long start = System.nanoTime();
  private final List<Done> done = new ArrayList<>();
  private final Thread thread;
  private boolean closing;

  Changes(Processors processors, Usage usage, List<Change> planned) {
    this.processors = processors;
    this.usage = usage;
    this.planned = planned;
    thread = Thread.ofPlatform().daemon().name("changes").start(this::carryOut);
  }

  /** In the order of time. */
  synchronized List<Done> done() {
    return List.copyOf(done);
  }

  @Override
  public void close() throws InterruptedException {
    synchronized (this) { // A change that has begun is carried through.
      closing = true;
      thread.interrupt();
    }
    thread.join();
    if (done.size() < planned.size()) {
      System.err.printf(
          "The load ended before %d of %d changes were due; submit more runs.%n",
          planned.size() - done.size(), planned.size());
    }
  }

  private void carryOut() {
    try {
      for (Change change : planned) {
        Duration left = change.at().minusNanos(System.nanoTime() - start);
        if (left.isPositive()) {
          Thread.sleep(left);
        }
        carryOut(change);
      }
    } catch (InterruptedException e) {
      // The load is over.
    } catch (StartFailedException e) {
      System.err.println("A processor could not be started: " + e.getMessage());
    }
  }

  private synchronized void carryOut(Change change) {
    if (closing) {
      return;
    }
    Duration at = Duration.ofNanos(System.nanoTime() - start);
    long atMillis = System.currentTimeMillis();
    int number =
        switch (change.kind()) {
          case JOIN -> processors.join();
          case STOP -> {
            int newest = newest();
            processors.stop(newest);
            yield newest;
          }
          case KILL -> {
            int newest = newest();
            processors.kill(newest);
            yield newest;
          }
        };
    done.add(new Done(change.kind(), Processors.callerOf(number), at, atMillis));
    System.err.printf("At %d ms: %s %s%n", at.toMillis(), change.kind(), number);
  }

  private int newest() {
    int newest = processors.numbers().getLast();
    usage.look(processors.get(newest));
    return newest;
  }
}
