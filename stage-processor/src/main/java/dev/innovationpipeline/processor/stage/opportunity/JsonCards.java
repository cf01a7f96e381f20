package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.answer.FieldNames;
import dev.innovationpipeline.processor.stage.answer.LenientJson;
import dev.innovationpipeline.processor.stage.answer.LineCursor;
import dev.innovationpipeline.processor.stage.answer.PlainValues;
import dev.innovationpipeline.processor.stage.answer.Records;
import dev.innovationpipeline.processor.stage.opportunity.card.CardNames;
import dev.innovationpipeline.processor.stage.opportunity.card.CardReading;
import dev.innovationpipeline.processor.stage.opportunity.card.PartialCard;
import dev.innovationpipeline.schema.result.CardField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads cards from JSON, whatever wraps them. */
final class JsonCards {

  private static final FieldNames KEYS = CardNames.keys();
  private static final int MAX_DIGITS = 3;

  private JsonCards() {}

  static CardReading read(AnswerText answer) {
    List<LenientJson.Found> found = answer.json();
    List<PartialCard> cards =
        found.stream()
            .flatMap(json -> Records.in(json.json(), KEYS).stream())
            .map(JsonCards::card)
            .toList();
    boolean mended = !cards.isEmpty() && found.stream().anyMatch(LenientJson.Found::mended);
    return CardReading.of(cards, mended ? Set.of(AnswerNote.JSON_MENDED) : Set.of());
  }

  private static PartialCard card(Map<String, JsonNode> fields) {
    Map<CardField, String> texts = new EnumMap<>(CardField.class);
    for (CardField field : CardField.values()) {
      texts.put(field, text(fields.get(field.wireName())));
    }
    return new PartialCard(
        number(text(fields.get(CardNames.NUMBER))), text(fields.get(CardNames.TITLE)), texts);
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "" : PlainValues.text(value, "\n");
  }

  /** The first number in a text such as "#1" or "opportunity-1"; 0 when it has none. */
  private static int number(String text) {
    int start = 0;
    while (start < text.length() && !LineCursor.isDigit(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length()
        && end - start < MAX_DIGITS
        && LineCursor.isDigit(text.charAt(end))) {
      end++;
    }
    return start == end ? 0 : Integer.parseInt(text.substring(start, end));
  }
}
