package dev.innovationpipeline.processor.stage.inspiration;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shortens a text that is too long for the model by omitting whole passages: the opening and the
 * ending stay, and between them the passages whose vocabulary is closest to that of the whole
 * document. Every gap is marked in the text.
 */
final class ContextFit {

  /**
   * A text within the limit.
   *
   * @param parts the passages that are left, with marks at the gaps
   * @param passages of the whole text
   * @param leftOut how many of them were omitted
   * @param method how the passages were chosen, for people
   */
  record FittedText(List<String> parts, int passages, int leftOut, String method) {

    String text() {
      return String.join(ShownPassages.BREAK, parts);
    }

    boolean shortened() {
      return leftOut > 0;
    }
  }

  private static final double OPENING_SHARE = 0.3;
  private static final double ENDING_SHARE = 0.15;

  /** Longer passages are split at sentences, so that at least this many fit. */
  private static final int MIN_PASSAGES = 20;

  /** A text within the limit is whole. */
  FittedText fit(ShownPassages shown, int maxCharacters) {
    if (shown.length() <= maxCharacters) {
      return new FittedText(shown.parts(Integer.MAX_VALUE), 0, 0, "whole document");
    }
    List<String> passages = shown.parts(Math.max(1, maxCharacters / MIN_PASSAGES));
    Excerpt excerpt = new Excerpt(passages);
    int opening = 0;
    while (opening < passages.size() && excerpt.keep(opening, maxCharacters * OPENING_SHARE)) {
      opening++;
    }
    int ending = passages.size();
    double upToEnding = excerpt.length() + maxCharacters * ENDING_SHARE;
    while (ending > opening && excerpt.keep(ending - 1, upToEnding)) {
      ending--;
    }
    byCentrality(passages, opening, ending).forEach(index -> excerpt.keep(index, maxCharacters));
    return new FittedText(
        excerpt.parts(),
        passages.size(),
        passages.size() - excerpt.kept(),
        ("kept %d of %d passages of %,d characters: the first %d, the last %d and, between them,"
                + " the %d whose words are most central to the document; gaps are marked")
            .formatted(
                excerpt.kept(),
                passages.size(),
                shown.length(),
                opening,
                passages.size() - ending,
                excerpt.kept() - opening - (passages.size() - ending)));
  }

  private static List<Integer> byCentrality(List<String> passages, int from, int to) {
    Centrality centrality = new Centrality(passages);
    double[] scores = passages.stream().mapToDouble(centrality::of).toArray();
    return IntStream.range(from, to)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -scores[index]))
        .toList();
  }
}
