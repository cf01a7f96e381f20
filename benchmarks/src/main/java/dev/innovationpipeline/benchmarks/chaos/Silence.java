package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The longest time in which the log said nothing of a run that was to go on: it had not ended, and
 * waited for no review. Calls to the model are part of it.
 */
public record Silence(String runId, Duration length) {

  private static final Silence NONE = new Silence("", Duration.ZERO);

  public static Silence longest(Map<String, List<LoggedEvent>> events) {
    return events.entrySet().stream()
        .map(run -> of(run.getKey(), run.getValue()))
        .max(Comparator.comparing(Silence::length))
        .orElse(NONE);
  }

  private static Silence of(String runId, List<LoggedEvent> events) {
    Duration longest = Duration.ZERO;
    Instant before = Instant.MAX;
    @Nullable RunStatus status = null;
    for (LoggedEvent logged : inOrder(events)) {
      Duration gap = Duration.between(before, logged.appendedAt());
      if (status != null && goesOn(status) && gap.compareTo(longest) > 0) {
        longest = gap;
      }
      RunStatus said = RunStatus.of(logged.event());
      status = status == null ? said : status.merge(said);
      before = logged.appendedAt();
    }
    return new Silence(runId, longest);
  }

  private static List<LoggedEvent> inOrder(List<LoggedEvent> events) {
    return events.stream().sorted(Comparator.comparing(LoggedEvent::appendedAt)).toList();
  }

  private static boolean goesOn(RunStatus status) {
    return !status.status().isTerminal() && status.waiting().isEmpty();
  }
}
