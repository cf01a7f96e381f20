package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.benchmarks.part.Role;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider refuses every call from the start of the load on, for a given time. */
final class Outage implements AutoCloseable {

  /**
   * The state of the system at the provider's return.
   *
   * @param processor the resources of the largest processor until then
   * @param calls that were refused
   * @param endedNanos by {@link System#nanoTime}
   */
  record Figures(Usage.Figures processor, long calls, long endedNanos) {}

  private final Cluster cluster;
  private final Usage usage;
  private final Duration duration;
  private final Thread thread;
  private volatile @Nullable Figures figures;

  /**
   * @param duration zero for no outage
   */
  Outage(Cluster cluster, Usage usage, Duration duration) {
    this.cluster = cluster;
    this.usage = usage;
    this.duration = duration;
    if (duration.isPositive()) {
      cluster.provider().away(true);
    }
    thread = Thread.ofPlatform().daemon().name("outage").start(this::carryOut);
  }

  /** Empty unless there was an outage that ended. */
  Optional<Figures> figures() {
    return Optional.ofNullable(figures);
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void carryOut() {
    if (!duration.isPositive()) {
      return;
    }
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      cluster.provider().away(false);
      return;
    }
    long calls = cluster.provider().totals().path("failed").asLong();
    Usage.Figures processor = usage.figures().getOrDefault(Role.PROCESSOR, Usage.Figures.NONE);
    cluster.provider().away(false);
    figures = new Figures(processor, calls, System.nanoTime());
  }
}
