package dev.innovationpipeline.benchmarks.chaos;

import java.util.Locale;

/** A process into which faults are injected. */
enum Target {
  INGEST,
  PROCESSOR,
  SINK,
  BROKER,
  DATABASE,
  PROVIDER;

  boolean isService() {
    return this == INGEST || this == PROCESSOR || this == SINK;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
