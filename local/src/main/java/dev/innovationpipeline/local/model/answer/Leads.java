package dev.innovationpipeline.local.model.answer;

import static dev.innovationpipeline.local.model.answer.StageAnswers.quoted;

import dev.innovationpipeline.local.model.language.QuoteKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words before the quotes of a run's cards: such as fit the quote, and of each no two alike.
 */
final class Leads {

  private static final List<String> UNSOLVED =
      List.of(
          "Something does not fit together yet",
          "Two things pull against each other",
          "What is offered and what is lived lie apart",
          "This is still unsolved",
          "Here something gets in the way");

  private static final List<String> WISHED =
      List.of(
          "People ask for something that most offers do not give",
          "A wish is spoken and seldom met",
          "People say what they are missing",
          "The document tells of a wish",
          "Somebody waits for this");

  private static final List<String> OBSERVED =
      List.of(
          "The document observes what few offers take up",
          "Few products have an answer to this",
          "A change is under way, and offers follow slowly",
          "The document points to a place that is still free",
          "This is left to chance so far");

  private static final List<String> COUNTED =
      List.of(
          "There is a figure for it",
          "The document has counted",
          "A figure supports it",
          "It can be measured",
          "The numbers are there");

  private static final List<String> DONE =
      List.of(
          "Somebody acts on it already",
          "It is being done",
          "Others have begun",
          "The first steps are taken",
          "It has left the drawing board");

  private static final List<String> OPEN =
      List.of(
          "The gap is open today",
          "Nobody has closed this gap",
          "It does not go smoothly yet",
          "There is room for a better answer",
          "The difficulty is known");

  private static final List<String> REASON =
      List.of(
          "The document gives the reason",
          "The document says why",
          "One sentence makes the case",
          "This speaks for acting now",
          "The ground is prepared");

  private final Set<String> used = new HashSet<>();

  String problem(String quote) {
    if (QuoteKind.TENSION.describes(quote)) {
      return before(UNSOLVED, quote);
    }
    return before(QuoteKind.WISH.describes(quote) ? WISHED : OBSERVED, quote);
  }

  String reason(String quote) {
    if (QuoteKind.FIGURE.describes(quote)) {
      return before(COUNTED, quote);
    }
    if (QuoteKind.TENSION.describes(quote)) {
      return before(OPEN, quote);
    }
    return before(QuoteKind.PRACTICE.describes(quote) ? DONE : REASON, quote);
  }

  private String before(List<String> leads, String quote) {
    String lead = leads.stream().filter(used::add).findFirst().orElseGet(leads::getFirst);
    return lead + ": " + quoted(quote);
  }
}
