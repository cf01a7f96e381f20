package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.platform.check.word.Likenesses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds cards of a run that say nearly the same as cards of another run. Words are weighed by the
 * cards of both runs, so the figure depends on these alone, whatever else is stored.
 */
public final class Repeats {

  /**
   * Two cards that say nearly the same.
   *
   * @param card the number of the one
   * @param earlier the number of the other run's
   * @param likeness 0 to 1, with two decimals
   */
  public record Repeat(int card, int earlier, double likeness) {}

  private Repeats() {}

  /** The pairs that are marked. */
  public static List<Repeat> of(List<ReadCard> cards, List<ReadCard> earlier) {
    return of(cards, earlier, Likenesses.ALIKE);
  }

  static List<Repeat> of(List<ReadCard> cards, List<ReadCard> earlier, double threshold) {
    Likenesses likenesses =
        Likenesses.of(
            Stream.concat(cards.stream(), earlier.stream()).map(ReadCard::words).toList());
    List<Repeat> repeats = new ArrayList<>();
    for (int i = 0; i < cards.size(); i++) {
      for (int j = 0; j < earlier.size(); j++) {
        double likeness = likenesses.between(i, cards.size() + j);
        if (likeness >= threshold) {
          repeats.add(
              new Repeat(
                  cards.get(i).card().number(),
                  earlier.get(j).card().number(),
                  Math.round(likeness * 100) / 100.0));
        }
      }
    }
    return repeats;
  }
}
