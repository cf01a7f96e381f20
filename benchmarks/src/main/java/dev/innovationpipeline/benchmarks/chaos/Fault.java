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
  /** It ends as by SIGKILL at a point of its code where that may matter, and is started at once. */
  HALT,
  /** No byte passes between the process and all others for a while; connections stay open. */
  CUT,
  /** The disk of what is kept takes no further byte for a while. */
  DISK_FULL,
  /** SIGKILL and a start, again and again for a while. */
  RESTARTS,
  /** The name of a server stands for another address; at the old one nobody answers. */
  MOVE,
  /** The clock of a service is an hour ahead or behind for a while. */
  CLOCK;

  /**
   * Servers that are not ours have no clock that can be set, and only they are reached by a name.
   * The provider that is killed forgets its counts, which are read before each kill.
   */
  boolean appliesTo(Target target) {
    return switch (this) {
      case KILL, TERMINATE, PAUSE, CUT -> true;
      case RESTARTS -> target == Target.BROKER || target == Target.DATABASE;
      case MOVE -> !target.isService();
      case DISK_FULL -> target.hasDisk();
      case CLOCK, HALT -> target.isService();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
