package dev.innovationpipeline.benchmarks.soak;

import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.figures.ProcessHoldings;
import dev.innovationpipeline.benchmarks.load.RunEnds;
import dev.innovationpipeline.benchmarks.load.Submitter;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes samples of all quantities; of several instances of a part, the largest counts. */
final class Sampler {

  private static final double MIB = 1 << 20;
  private static final double NANOS_IN_HOUR = TimeUnit.HOURS.toNanos(1);

  /** Written in a circle and of no size that matters. */
  private static final String WRITE_AHEAD_LOG = "pg_wal";

  private final Cluster cluster;
  private final RunEnds ends;
  private final Submitter submitter;
  private final long start = System.nanoTime();
  private final Map<String, Series> series = new LinkedHashMap<>();
  private long lastNanos = start;

  Sampler(Cluster cluster, RunEnds ends, Submitter submitter) {
    this.cluster = cluster;
    this.ends = ends;
    this.submitter = submitter;
  }

  List<Series> series() {
    return List.copyOf(series.values());
  }

  void sample() {
    long now = System.nanoTime();
    double hours = (now - start) / NANOS_IN_HOUR;
    Percentiles times = timesSince(lastNanos);
    lastNanos = now;
    if (times.count() > 0) {
      add(hours, Quantity.RUN_P99_MS, "all", times.millis(99));
    }
    for (Role role : Role.values()) {
      List<Part> parts =
          cluster.parts().stream().filter(part -> part.role() == role && part.isAlive()).toList();
      if (role != Role.PROVIDER && !parts.isEmpty()) {
        sample(hours, role, parts);
      }
    }
    add(hours, Quantity.DISK_MB, "kafka", megabytes("kafka"));
    add(hours, Quantity.DISK_MB, "postgres", megabytes("postgres"));
  }

  private void sample(double hours, Role role, List<Part> parts) {
    if (role != Role.DATABASE) {
      long heap =
          parts.stream().mapToLong(part -> part.heapAfterCollection().used()).max().orElse(0);
      if (heap > 0) { // One that just starts does not answer yet.
        add(hours, Quantity.HEAP_AFTER_GC_MB, role.toString(), heap / MIB);
      }
    }
    List<ProcessHoldings> holdings = parts.stream().map(Part::holdings).toList();
    add(
        hours,
        Quantity.THREADS,
        role.toString(),
        max(holdings.stream().map(ProcessHoldings::threads).toList()));
    add(
        hours,
        Quantity.OPEN_FILES,
        role.toString(),
        max(holdings.stream().map(ProcessHoldings::files).toList()));
  }

  private void add(double hours, Quantity quantity, String part, double value) {
    series.computeIfAbsent(quantity + part, key -> new Series(quantity, part)).add(hours, value);
  }

  private Percentiles timesSince(long nanos) {
    Percentiles times = new Percentiles();
    ends.ends()
        .forEach(
            (id, end) -> {
              Long sent = submitter.sentAtMillis().get(id);
              if (sent != null && end.error() == null && end.heardNanos() >= nanos) {
                times.add(Duration.ofMillis(end.appendedMillis() - sent));
              }
            });
    return times;
  }

  private double megabytes(String server) {
    return DiskUse.bytes(cluster.directory().resolve(server), WRITE_AHEAD_LOG) / MIB;
  }

  private static double max(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
