package dev.innovationpipeline.local.model.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/** The use that a sentence has in an argument, by the words it contains. */
public enum QuoteKind {
  /** Two things that do not go together, or something that fails. */
  TENSION(
      Set.of(
          "yet",
          "but",
          "however",
          "although",
          "though",
          "while",
          "instead",
          "unlike",
          "despite",
          "cannot",
          "longer",
          "complaint",
          "complain",
          "lack",
          "lacks",
          "fail",
          "fails",
          "failed",
          "threat",
          "coldly",
          "not")),
  WISH(
      Set.of(
          "want", "wants", "wanted", "ask", "asks", "need", "needs", "prefer", "prefers", "demand",
          "hope", "wish", "expect", "expects")),
  FIGURE(
      Set.of(
          "percent",
          "half",
          "third",
          "quarter",
          "doubled",
          "tripled",
          "twice",
          "majority",
          "two",
          "three",
          "four",
          "five")),
  PRACTICE(
      Set.of(
          "use",
          "uses",
          "used",
          "using",
          "prints",
          "pilot",
          "tried",
          "sells",
          "sell",
          "offers",
          "launched",
          "made",
          "makes",
          "built",
          "introduced",
          "keeps",
          "kept",
          "opened",
          "started",
          "trial",
          "saves",
          "buy",
          "replaced"));

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable sets
  private final Set<String> words;

  QuoteKind(Set<String> words) {
    this.words = words;
  }

  /** Whether one of its words is in the sentence. */
  public boolean describes(String sentence) {
    StringTokenizer tokens = new StringTokenizer(sentence, " ,;:.!?()\"’'");
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (words.contains(token.toLowerCase(Locale.ENGLISH))
          || this == FIGURE && Character.isDigit(token.charAt(0))) {
        return true;
      }
    }
    return false;
  }

  /** The first sentence of this use. */
  public Optional<String> firstOf(List<String> sentences) {
    return sentences.stream().filter(this::describes).findFirst();
  }
}
