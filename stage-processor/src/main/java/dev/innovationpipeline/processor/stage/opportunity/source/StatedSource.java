package dev.innovationpipeline.processor.stage.opportunity.source;

import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.answer.FieldNames;
import dev.innovationpipeline.processor.stage.answer.LenientJson;
import dev.innovationpipeline.processor.stage.answer.PlainValues;
import dev.innovationpipeline.processor.stage.answer.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The grounds of a card, as the model wrote them beside the card's texts.
 *
 * @param inspiration 0 where it is not said
 * @param principle 0 where it is not said
 * @param quotes ids, which may not exist
 */
record StatedSource(int inspiration, int principle, List<String> quotes) {

  static final StatedSource NONE = new StatedSource(0, 0, List.of());

  private static final String TITLE = "title";
  private static final int MAX_DIGITS = 3;

  private static final FieldNames NAMES =
      new FieldNames(
          Map.of(
              TITLE,
              List.of("name", "heading", "headline", "titel", "titre", "titulo", "titolo"),
              SourceNames.INSPIRATION,
              List.of("inspiration number", "inspiration id"),
              SourceNames.PRINCIPLE,
              List.of("principle number", "principle id"),
              SourceNames.QUOTES,
              List.of("evidence", "quote ids", "citations", "sources")));

  /** By the titles of their cards, as {@link #key} makes them; empty for an answer in Markdown. */
  static Map<String, StatedSource> in(AnswerText answer) {
    Map<String, StatedSource> sources = new HashMap<>();
    for (LenientJson.Found json : answer.json()) {
      for (Map<String, JsonNode> fields : Records.in(json.json(), NAMES)) {
        JsonNode title = fields.get(TITLE);
        if (title != null) {
          sources.putIfAbsent(key(PlainValues.text(title, "\n")), of(fields));
        }
      }
    }
    return sources;
  }

  static String key(String title) {
    return title.replace('\n', ' ').replace('\r', ' ').strip().toLowerCase(Locale.ROOT);
  }

  private static StatedSource of(Map<String, JsonNode> fields) {
    JsonNode quotes = fields.get(SourceNames.QUOTES);
    return new StatedSource(
        number(fields.get(SourceNames.INSPIRATION)),
        number(fields.get(SourceNames.PRINCIPLE)),
        quotes == null
            ? List.of()
            : PlainValues.list(quotes).stream()
                .map(id -> id.replace("[", "").replace("]", "").strip())
                .toList());
  }

  /** The first number in a value such as 2 or "Principle 2: Refill". */
  private static int number(@Nullable JsonNode value) {
    String text = value == null ? "" : PlainValues.text(value, " ");
    int start = 0;
    while (start < text.length() && !isDigit(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && end - start < MAX_DIGITS && isDigit(text.charAt(end))) {
      end++;
    }
    return start == end ? 0 : Integer.parseInt(text.substring(start, end));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
