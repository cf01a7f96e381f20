package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.platform.check.word.Likenesses;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardCheck.Alike;
import dev.innovationpipeline.schema.result.CardCheck.UnsourcedNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the cards of a run; without state of its own, and quick enough for each run. */
public final class CardChecker {

  private final BrandNames brands;

  public CardChecker(BrandNames brands) {
    this.brands = brands;
  }

  /**
   * Checks cards; a standard card says so itself, and is not among them.
   *
   * @param companyId the company of the run
   * @param sources the texts whose numbers may stand in a card; the next one is taken only while a
   *     number is in none of those before
   */
  public List<CardCheck> check(String companyId, List<ReadCard> cards, Iterable<String> sources) {
    Likenesses likenesses = Likenesses.of(cards.stream().map(ReadCard::words).toList());
    List<List<UnsourcedNumber>> numbers = SourceNumbers.missing(cards, sources);
    List<CardCheck> checks = new ArrayList<>(cards.size());
    for (int i = 0; i < cards.size(); i++) {
      ReadCard read = cards.get(i);
      BrandNames.Named named = brands.in(read.text(), companyId);
      checks.add(
          new CardCheck(
              read.card().number(),
              named.own(),
              named.others(),
              FieldLengths.faults(read.card()),
              numbers.get(i),
              alike(likenesses, i, cards)));
    }
    return checks;
  }

  /** The mean likeness of the cards of a run, 0 to 1; 0 for fewer than two. */
  public static double likeness(List<ReadCard> cards) {
    return Likenesses.of(cards.stream().map(ReadCard::words).toList()).mean();
  }

  private static @Nullable Alike alike(Likenesses likenesses, int index, List<ReadCard> cards) {
    int nearest = likenesses.nearestTo(index);
    if (nearest < 0) {
      return null;
    }
    double likeness = likenesses.between(index, nearest);
    return likeness < Likenesses.ALIKE
        ? null
        : new Alike(cards.get(nearest).card().number(), Math.round(likeness * 100) / 100.0);
  }
}
