package dev.innovationpipeline.benchmarks.chaos;

import java.util.Locale;

/** The kinds of faults. */
enum Fault {
  /** SIGKILL, and a start at once. */
  KILL,
  /** SIGTERM, and a start when it has ended. */
  TERMINATE,
  /** SIGSTOP for a while. */
  PAUSE,
  /** No byte passes between the process and all others for a while; connections stay open. */
  CUT,
  /** The clock of a service is an hour ahead or behind for a while. */
  CLOCK;

  /** Servers that are not ours have no clock that can be set. */
  boolean appliesTo(Target target) {
    return this != CLOCK || target.isService();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
