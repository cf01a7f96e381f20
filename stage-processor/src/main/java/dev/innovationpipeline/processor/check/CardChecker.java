package dev.innovationpipeline.processor.check;

import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardCheck.Alike;
import dev.innovationpipeline.schema.result.CardCheck.UnsourcedNumber;
import dev.innovationpipeline.schema.result.OpportunityCard;
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
   * Checks those cards that were read; a standard card says so itself.
   *
   * @param companyId the company of the run
   * @param sources the texts that the cards were made of; their numbers may stand in a card
   */
  public List<CardCheck> check(
      String companyId, List<OpportunityCard> cards, List<String> sources) {
    List<OpportunityCard> read = cards.stream().filter(OpportunityCard::parsed).toList();
    List<String> texts = read.stream().map(CardTexts::joined).toList();
    Likenesses likenesses = Likenesses.of(texts);
    List<List<UnsourcedNumber>> numbers = SourceNumbers.missing(read, sources);
    List<CardCheck> checks = new ArrayList<>(read.size());
    for (int i = 0; i < read.size(); i++) {
      OpportunityCard card = read.get(i);
      BrandNames.Named named = brands.in(texts.get(i), companyId);
      checks.add(
          new CardCheck(
              card.number(),
              named.own(),
              named.others(),
              FieldLengths.faults(card),
              numbers.get(i),
              alike(likenesses, i, read)));
    }
    return checks;
  }

  /** The mean likeness of the cards of a run, 0 to 1; 0 for fewer than two that were read. */
  public static double likeness(List<OpportunityCard> cards) {
    return Likenesses.of(
            cards.stream().filter(OpportunityCard::parsed).map(CardTexts::joined).toList())
        .mean();
  }

  private static @Nullable Alike alike(
      Likenesses likenesses, int index, List<OpportunityCard> cards) {
    int nearest = likenesses.nearestTo(index);
    if (nearest < 0) {
      return null;
    }
    double likeness = likenesses.between(index, nearest);
    return likeness < Likenesses.ALIKE
        ? null
        : new Alike(cards.get(nearest).number(), Math.round(likeness * 100) / 100.0);
  }
}
