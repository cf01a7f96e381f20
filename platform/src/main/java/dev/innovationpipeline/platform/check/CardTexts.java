package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a card by their names in JSON, the title included. */
final class CardTexts {

  static final String TITLE = "title";

  private CardTexts() {}

  static Map<String, String> of(OpportunityCard card) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(TITLE, card.title());
    for (CardField field : CardField.values()) {
      texts.put(field.wireName(), field.of(card));
    }
    return texts;
  }
}
