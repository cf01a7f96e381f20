package dev.innovationpipeline.local.model.answer;

import static dev.innovationpipeline.local.model.answer.StageAnswers.quoted;

import dev.innovationpipeline.local.model.language.KeyPhrases;
import dev.innovationpipeline.local.model.language.QuoteKind;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two themes of a document as inspirations, in JSON. */
final class Inspirations {

  private Inspirations() {}

  /** Asks for quotes beside each inspiration. */
  private static final String ASKS_FOR_QUOTES = "\"quotes\"";

  /** Asks for observations of a part, with ids in the text. */
  private static final String IS_PART = "This is part ";

  static String json(String task, List<Theme> themes) {
    boolean quoted = task.contains(ASKS_FOR_QUOTES);
    boolean part = task.contains(IS_PART);
    Passages passages = quoted || part ? Passages.in(task) : new Passages("", List.of());
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode inspirations = json.putArray("inspirations");
    for (Theme theme : themes) {
      String content = content(theme);
      ObjectNode inspiration =
          inspirations
              .addObject()
              .put("title", KeyPhrases.title(theme.phrase()))
              .put("content", part ? withIds(content, theme.quotes(), passages) : content);
      ArrayNode elements = inspiration.putArray("key_elements");
      theme.elements().forEach(elements::add);
      if (quoted) {
        ArrayNode quotes = inspiration.putArray("quotes");
        theme
            .quotes()
            .forEach(
                quote ->
                    quotes.addObject().put("passage", passages.idOf(quote)).put("text", quote));
      }
    }
    return json.toString();
  }

  private static String withIds(String content, List<String> quotes, Passages passages) {
    String noted = content;
    for (String quote : quotes) {
      String id = passages.idOf(quote);
      if (!id.isEmpty()) {
        noted = noted.replace(quoted(quote), quoted(quote) + " [" + id + "]");
      }
    }
    return noted;
  }

  private static String content(Theme theme) {
    List<String> left = new ArrayList<>(theme.quotes());
    StringBuilder content = new StringBuilder();
    content.append(
        "The document comes back to ‘%s’ again and again. It says: %s"
            .formatted(theme.phrase(), quoted(left.removeFirst())));
    append(content, left, QuoteKind.PRACTICE, "It shows what people do: %s");
    append(content, left, QuoteKind.FIGURE, "It gives a figure: %s");
    append(content, left, QuoteKind.TENSION, "And it names a tension: %s");
    if (!left.isEmpty()) {
      content.append(" It adds: ").append(quoted(left));
    }
    return content
        .append(" (Chosen by the offline model, which quotes and draws no conclusion of its own.)")
        .toString();
  }

  private static void append(
      StringBuilder content, List<String> left, QuoteKind kind, String sentence) {
    kind.firstOf(left)
        .ifPresent(
            quote -> {
              left.remove(quote);
              content.append(' ').append(sentence.formatted(quoted(quote)));
            });
  }
}
