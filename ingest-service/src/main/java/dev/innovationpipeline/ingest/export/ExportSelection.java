package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.results.RunFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cards to export.
 *
 * @param cards numbers by the ids of runs, in the order in which they are exported; none: all of
 *     the run
 * @param search for runs, of all their cards; null where runs are named
 */
record ExportSelection(Map<String, Set<Integer>> cards, @Nullable RunFilter search) {

  /** The most runs and cards that a request names. */
  static final int MAX_NAMED = 2_000;

  /** All cards of a run. */
  static ExportSelection ofRun(String runId) {
    return new ExportSelection(Map.of(runId, Set.of()), null);
  }

  /** Of runs and cards by their names, or else of a search. */
  static ExportSelection of(
      List<String> runs, List<String> cards, RunFilter search, List<FieldError> errors) {
    if (runs.isEmpty() && cards.isEmpty()) {
      return new ExportSelection(Map.of(), search);
    }
    if (runs.size() + cards.size() > MAX_NAMED) {
      errors.add(new FieldError("cards", "must be at most " + MAX_NAMED + " with the runs"));
    }
    Map<String, Set<Integer>> named = new LinkedHashMap<>();
    for (String card : cards) {
      add(card, named, errors);
    }
    runs.forEach(run -> named.put(run, Set.of()));
    return new ExportSelection(named, null);
  }

  private static void add(String card, Map<String, Set<Integer>> named, List<FieldError> errors) {
    int colon = card.lastIndexOf(':');
    String number = card.substring(colon + 1);
    if (colon < 1 || number.isEmpty() || number.length() > 4 || !isDigits(number)) {
      errors.add(
          new FieldError("cards", "has '" + card + "'; want run:card, the run's id and a number"));
    } else {
      named
          .computeIfAbsent(card.substring(0, colon), run -> new TreeSet<>())
          .add(Integer.parseInt(number));
    }
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(each -> each >= '0' && each <= '9');
  }
}
