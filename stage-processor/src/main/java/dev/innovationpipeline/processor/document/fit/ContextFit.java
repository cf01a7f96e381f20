package dev.innovationpipeline.processor.document.fit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shortens a text that is too long for a model by leaving out whole paragraphs, openly: the opening
 * and the ending stay, and of what is between them the paragraphs closest to the whole document's
 * vocabulary. Every gap is marked in the text.
 */
public final class ContextFit {

  private static final double OPENING = 0.3;
  private static final double ENDING = 0.15;

  /** A paragraph longer than this part of what is allowed is chosen sentence by sentence. */
  private static final int LONGEST_PART = 20;

  /** Text that fits is returned as it is. */
  public FittedText fit(String text, int maxCharacters) {
    if (text.length() <= maxCharacters) {
      return new FittedText(text, false, "whole document");
    }
    List<String> paragraphs = ParagraphSplit.of(text, Math.max(1, maxCharacters / LONGEST_PART));
    Excerpt excerpt = new Excerpt(paragraphs);
    int opening = 0;
    while (opening < paragraphs.size() && excerpt.keep(opening, maxCharacters * OPENING)) {
      opening++;
    }
    int ending = paragraphs.size();
    double upToEnding = excerpt.length() + maxCharacters * ENDING;
    while (ending > opening && excerpt.keep(ending - 1, upToEnding)) {
      ending--;
    }
    byCentrality(paragraphs, opening, ending).forEach(index -> excerpt.keep(index, maxCharacters));
    return new FittedText(
        excerpt.text(),
        true,
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
