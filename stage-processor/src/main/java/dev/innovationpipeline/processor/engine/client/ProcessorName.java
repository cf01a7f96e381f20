package dev.innovationpipeline.processor.engine.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of one process from its start to its end: {@code instance~start} of one that keeps its
 * instance over restarts, {@code start} of others.
 *
 * <p>New for each start, since two processes must never share a transactional id; but the group
 * goes on showing the first client id of a static member, whose instance alone tells who it is now.
 */
public final class ProcessorName {

  private static final char SEPARATOR = '~';

  private ProcessorName() {}

  /** For a process that starts now. */
  public static String of(EngineSettings settings) {
    return of(settings.instance(), UUID.randomUUID());
  }

  static String of(@Nullable String instance, UUID start) {
    return instance == null ? start.toString() : instance + SEPARATOR + start;
  }

  /** What of a name remains over a restart; all of it when it has no instance. */
  public static String lasting(String name) {
    int end = name.indexOf(SEPARATOR);
    return end < 0 ? name : name.substring(0, end);
  }
}
