package dev.innovationpipeline.benchmarks.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was seen from outside.
 *
 * @param events by run id, those of a run and a topic in the order of the log
 * @param rows null when no database was read
 * @param mustHaveEnded a run without an end is lost when its last event was appended before it
 * @param mustBeStored the rows of a run are compared when its last event was appended before it
 */
public record History(
    Map<String, List<LoggedEvent>> events,
    List<Answer> answers,
    @Nullable StoredRows rows,
    Calls calls,
    Instant mustHaveEnded,
    Instant mustBeStored) {

  /** Of a system at rest: every run must have ended, every row must be there. */
  public static History atRest(
      Map<String, List<LoggedEvent>> events,
      List<Answer> answers,
      @Nullable StoredRows rows,
      Calls calls) {
    return new History(events, answers, rows, calls, Instant.MAX, Instant.MAX);
  }
}
