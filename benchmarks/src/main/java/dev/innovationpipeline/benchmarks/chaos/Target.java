package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.part.Role;
import java.util.Locale;

/** A process into which faults are injected. */
enum Target {
  INGEST,
  PROCESSOR,
  SINK,
  BROKER,
  DATABASE,
  PROVIDER;

  /** Whether it keeps anything on disk: the ingest service its statuses. */
  boolean hasDisk() {
    return this == INGEST || this == BROKER || this == DATABASE;
  }

  Role role() {
    return Role.valueOf(name());
  }

  /** One of ours; the others are servers that services reach by a name. */
  boolean isService() {
    return this == INGEST || this == PROCESSOR || this == SINK;
  }

  /** The name by which services reach a server. */
  String hostName() {
    return this + ".test";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
