package dev.innovationpipeline.benchmarks.soak;

import java.util.Locale;

/** A quantity that must not grow with time, or in proportion to the runs at most. */
enum Quantity {
  /** Heap in use after a full collection. */
  HEAP_AFTER_GC_MB,
  THREADS,
  /** Open file descriptors, sockets included. */
  OPEN_FILES,
  /** Log segments or tables. */
  DISK_MB,
  /** Of the runs that ended since the sample before. */
  RUN_P99_MS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
