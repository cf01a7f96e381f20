package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.platform.check.word.WordStems;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.List;

/**
 * A card that could be read, with what all checks look at.
 *
 * @param text all its texts, a line each
 * @param words of the text
 */
public record ReadCard(OpportunityCard card, String text, WordStems words) {

  /** Standard cards are left out. */
  public static List<ReadCard> of(List<OpportunityCard> cards) {
    return cards.stream().filter(OpportunityCard::parsed).map(ReadCard::of).toList();
  }

  private static ReadCard of(OpportunityCard card) {
    int length = card.title().length();
    for (CardField field : CardField.values()) {
      length += 1 + field.of(card).length();
    }
    StringBuilder text = new StringBuilder(length).append(card.title());
    for (CardField field : CardField.values()) {
      text.append('\n').append(field.of(card));
    }
    return of(card, text.toString());
  }

  private static ReadCard of(OpportunityCard card, String text) {
    return new ReadCard(card, text, WordStems.of(text));
  }
}
