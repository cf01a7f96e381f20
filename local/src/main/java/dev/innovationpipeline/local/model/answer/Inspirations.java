package dev.innovationpipeline.local.model.answer;

import static dev.innovationpipeline.local.model.answer.StageAnswers.quoted;

import dev.innovationpipeline.local.model.language.KeyPhrases;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;

/** Two themes of a document as inspirations, in JSON. */
final class Inspirations {

  private Inspirations() {}

  static String json(List<Theme> themes) {
    List<Inspiration> inspirations =
        themes.stream()
            .map(
                theme ->
                    new Inspiration(
                        KeyPhrases.title(theme.phrase()),
                        content(theme),
                        List.copyOf(theme.elements())))
            .toList();
    return WireJson.MAPPER.writeValueAsString(new ResultJson(inspirations, null));
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
