package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The longest time in which the log said nothing of a run that had not ended, calls to the model
 * included.
 */
public record Silence(String runId, Duration length) {

  public static Silence longest(Map<String, List<LoggedEvent>> events) {
    Silence longest = new Silence("", Duration.ZERO);
    for (Map.Entry<String, List<LoggedEvent>> run : events.entrySet()) {
      List<Instant> times = run.getValue().stream().map(LoggedEvent::appendedAt).sorted().toList();
      for (int i = 1; i < times.size(); i++) {
        Duration gap = Duration.between(times.get(i - 1), times.get(i));
        if (gap.compareTo(longest.length) > 0) {
          longest = new Silence(run.getKey(), gap);
        }
      }
    }
    return longest;
  }
}
