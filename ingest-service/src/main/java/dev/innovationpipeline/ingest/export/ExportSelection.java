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

  private static final int MAX_DIGITS = 4;

  /** Of runs and cards by their names, or else of a search. */
  static ExportSelection of(
      List<String> runs,
      List<String> cards,
      String cardsField,
      RunFilter search,
      List<FieldError> errors) {
    if (runs.isEmpty() && cards.isEmpty()) {
      return new ExportSelection(Map.of(), search);
    }
    requireFewEnough(runs.size() + cards.size(), cardsField, errors);
    Map<String, Set<Integer>> named = new LinkedHashMap<>();
    for (String card : cards) {
      int colon = card.lastIndexOf(':');
      if (colon < 1 || !isNumber(card.substring(colon + 1))) {
        errors.add(
            new FieldError(
                cardsField, "has '" + card + "'; want run:card, the run's id and a number"));
      } else {
        named
            .computeIfAbsent(card.substring(0, colon), run -> new TreeSet<>())
            .add(Integer.parseInt(card.substring(colon + 1)));
      }
    }
    runs.forEach(run -> named.put(run, Set.of()));
    return new ExportSelection(named, null);
  }

  /** Some cards of a run, by their numbers; all where none is named. */
  static ExportSelection ofRun(String runId, List<String> numbers, List<FieldError> errors) {
    requireFewEnough(numbers.size(), "card", errors);
    Set<Integer> cards = new TreeSet<>();
    for (String number : numbers) {
      if (isNumber(number)) {
        cards.add(Integer.parseInt(number));
      } else {
        errors.add(new FieldError("card", "has '" + number + "'; want the number of a card"));
      }
    }
    return new ExportSelection(Map.of(runId, cards), null);
  }

  private static void requireFewEnough(int named, String cardsField, List<FieldError> errors) {
    if (named > MAX_NAMED) {
      errors.add(new FieldError(cardsField, "must be at most " + MAX_NAMED + " with the runs"));
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(each -> each >= '0' && each <= '9');
  }
}
