package dev.innovationpipeline.processor.engine.consumer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of one process from start to end: {@code instance~start} if it keeps its instance over
 * restarts, {@code start} otherwise.
 *
 * <p>New for each start, since two processes must never share a transactional id; but the group
 * keeps showing the first client id of a static member, so only the instance identifies it.
 */
final class ProcessorName {

  private static final char SEPARATOR = '~';

  private ProcessorName() {}

  /** For a process that starts now. */
  static String of(@Nullable String instance) {
    return of(instance, UUID.randomUUID());
  }

  static String of(@Nullable String instance, UUID start) {
    return instance == null ? start.toString() : instance + SEPARATOR + start;
  }

  /** The part of the name that is stable across restarts; all of it when it has no instance. */
  static String stable(String name) {
    int end = name.indexOf(SEPARATOR);
    return end < 0 ? name : name.substring(0, end);
  }
}
