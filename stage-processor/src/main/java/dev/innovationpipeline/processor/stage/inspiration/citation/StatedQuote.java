package dev.innovationpipeline.processor.stage.inspiration.citation;

import dev.innovationpipeline.processor.stage.answer.FieldNames;
import dev.innovationpipeline.processor.stage.answer.PlainValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A quote as the model wrote it.
 *
 * @param inspiration its number, from 1; 0 where it is not said
 * @param passage the id of the passage; blank where it is not said
 */
record StatedQuote(int inspiration, String passage, String text) {

  static final String INSPIRATION = "inspiration";
  static final String PASSAGE = "passage";
  static final String TEXT = "text";

  static final FieldNames NAMES =
      new FieldNames(
          Map.of(
              INSPIRATION,
              List.of("inspiration number", "inspiration id"),
              PASSAGE,
              List.of("passage id", "id", "source", "absatz", "quelle", "pasaje"),
              TEXT,
              List.of("quote", "quotation", "sentence", "content", "zitat", "citation", "cita")));

  private static final String MARKS = "\"'“”„‟«»‘’‚‹›…";

  /** Blank ones are left out. */
  static List<StatedQuote> in(JsonNode list, int inspiration) {
    List<StatedQuote> quotes = new ArrayList<>();
    for (JsonNode element : list) {
      StatedQuote quote =
          element.isObject()
              ? of(fields(element), inspiration)
              : stated(inspiration, "", element.asString(""));
      if (!quote.text.isBlank()) {
        quotes.add(quote);
      }
    }
    return quotes;
  }

  static StatedQuote of(Map<String, JsonNode> fields, int inspiration) {
    JsonNode number = fields.get(INSPIRATION);
    return stated(
        number == null ? inspiration : number.asInt(inspiration),
        text(fields.get(PASSAGE)),
        text(fields.get(TEXT)));
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String field = NAMES.field(property.getKey());
      if (field != null) {
        fields.putIfAbsent(field, property.getValue());
      }
    }
    return fields;
  }

  /** Without quotation marks around it; an id that stands behind the text is taken from there. */
  private static StatedQuote stated(int inspiration, String passage, String text) {
    String rest = text.strip();
    String id = withoutBrackets(passage);
    int bracket = rest.lastIndexOf('[');
    if (id.isBlank() && bracket >= 0 && rest.endsWith("]")) {
      id = withoutBrackets(rest.substring(bracket));
      rest = rest.substring(0, bracket).strip();
    }
    int start = 0;
    int end = rest.length();
    while (start < end && MARKS.indexOf(rest.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && MARKS.indexOf(rest.charAt(end - 1)) >= 0) {
      end--;
    }
    return new StatedQuote(inspiration, id, rest.substring(start, end).strip());
  }

  private static String withoutBrackets(String id) {
    return id.replace("[", "").replace("]", "").strip();
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "" : PlainValues.text(value, " ");
  }
}
