package dev.innovationpipeline.processor.stage.inspiration;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shortens a text that is too long for the model by omitting whole paragraphs: the opening and the
 * ending stay, and between them the paragraphs whose vocabulary is closest to that of the whole
 * document. Every gap is marked in the text.
 */
final class ContextFit {

  /**
   * A text within the limit.
   *
   * @param paragraphs of the whole text
   * @param leftOut how many of them were omitted
   * @param method how the paragraphs were chosen, for people
   */
  record FittedText(String text, int paragraphs, int leftOut, String method) {

    boolean shortened() {
      return leftOut > 0;
    }

    /** This text, made of the other one. */
    FittedText of(FittedText longer) {
      return longer.shortened()
          ? new FittedText(text, longer.paragraphs, longer.leftOut + leftOut, method)
          : this;
    }
  }

  private static final double OPENING_SHARE = 0.3;
  private static final double ENDING_SHARE = 0.15;

  /** Longer paragraphs are split at sentences, so that at least this many fit. */
  private static final int MIN_PARAGRAPHS = 20;

  /** A text within the limit is returned unchanged. */
  FittedText fit(String text, int maxCharacters) {
    if (text.length() <= maxCharacters) {
      return new FittedText(text, 0, 0, "whole document");
    }
    List<String> paragraphs = ParagraphSplit.of(text, Math.max(1, maxCharacters / MIN_PARAGRAPHS));
    Excerpt excerpt = new Excerpt(paragraphs);
    int opening = 0;
    while (opening < paragraphs.size() && excerpt.keep(opening, maxCharacters * OPENING_SHARE)) {
      opening++;
    }
    int ending = paragraphs.size();
    double upToEnding = excerpt.length() + maxCharacters * ENDING_SHARE;
    while (ending > opening && excerpt.keep(ending - 1, upToEnding)) {
      ending--;
    }
    byCentrality(paragraphs, opening, ending).forEach(index -> excerpt.keep(index, maxCharacters));
    return new FittedText(
        excerpt.text(),
        paragraphs.size(),
        paragraphs.size() - excerpt.kept(),
        ("kept %d of %d paragraphs of %,d characters: the first %d, the last %d and, between them,"
                + " the %d whose words are most central to the document; gaps are marked")
            .formatted(
                excerpt.kept(),
                paragraphs.size(),
                text.length(),
                opening,
                paragraphs.size() - ending,
                excerpt.kept() - opening - (paragraphs.size() - ending)));
  }

  private static List<Integer> byCentrality(List<String> paragraphs, int from, int to) {
    Centrality centrality = new Centrality(paragraphs);
    double[] scores = paragraphs.stream().mapToDouble(centrality::of).toArray();
    return IntStream.range(from, to)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -scores[index]))
        .toList();
  }
}
