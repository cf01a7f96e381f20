package dev.innovationpipeline.schema.result;

import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a person in place of a model's: a text, inspirations, or one card.
 *
 * @param markdown the whole text of the stage; null for a card
 * @param inspirations null where the result has none
 * @param quotes on which the inspirations rest, looked up in the document again; null where the
 *     result has none
 * @param card null unless a card is edited
 * @param check of the card; null where nobody checked it
 */
public record EditedOutput(
    @Nullable String markdown,
    @Nullable List<Inspiration> inspirations,
    @Nullable List<Quote> quotes,
    @Nullable OpportunityCard card,
    @Nullable CardCheck check) {

  public EditedOutput {
    inspirations = inspirations == null ? null : List.copyOf(inspirations);
    quotes = quotes == null ? null : List.copyOf(quotes);
    if ((markdown == null) == (card == null)) {
      throw new IllegalArgumentException("An edit has either a text or a card.");
    }
  }

  public static EditedOutput ofProse(String markdown) {
    return new EditedOutput(markdown, null, null, null, null);
  }

  public static EditedOutput ofInspirations(
      String markdown, List<Inspiration> inspirations, @Nullable List<Quote> quotes) {
    return new EditedOutput(markdown, inspirations, quotes, null, null);
  }

  public static EditedOutput ofCard(OpportunityCard card, @Nullable CardCheck check) {
    return new EditedOutput(null, null, null, card, check);
  }

  /** The number of the card; 0 where the output as a whole is edited. */
  public int cardNumber() {
    return card == null ? 0 : card.number();
  }

  /** A result with the words of the person; as it is where these are of another kind. */
  public StageResult in(StageResult result) {
    return switch (result) {
      case Inspirations before ->
          markdown == null || inspirations == null
              ? before
              : quotes == null
                  ? new Inspirations(markdown, inspirations)
                  : Inspirations.resting(markdown, inspirations, quotes);
      case Prose before -> markdown == null ? before : new Prose(markdown, before.evidence());
      case OpportunityCards before ->
          card == null
              ? before
              : new OpportunityCards(
                  before.markdown(),
                  before.cards().stream()
                      .map(other -> other.number() == card.number() ? card : other)
                      .toList(),
                  before.evidence(),
                  checks(before.checks(), card.number()),
                  before.sources());
    };
  }

  /** Those of the other cards as they are. */
  private @Nullable List<CardCheck> checks(@Nullable List<CardCheck> before, int number) {
    if (before == null) {
      return null;
    }
    List<CardCheck> checks = new ArrayList<>(before);
    checks.removeIf(each -> each.card() == number);
    if (check != null) {
      checks.add(check);
      checks.sort(Comparator.comparingInt(CardCheck::card));
    }
    return checks;
  }
}
