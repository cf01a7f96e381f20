package dev.innovationpipeline.local.model.answer;

import static dev.innovationpipeline.local.model.answer.StageAnswers.quoted;

import dev.innovationpipeline.local.model.language.KeyPhrases;
import dev.innovationpipeline.local.model.language.QuoteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inspirations as trends. */
final class Trends {

  private Trends() {}

  static String markdown(String task, List<String> quotes) {
    StringBuilder markdown = new StringBuilder("# Trends\n\n" + StageAnswers.LABEL + "\n");
    List<Section> sections = sections(task, quotes);
    for (int i = 0; i < sections.size(); i++) {
      markdown.append("\n## Trend %d: %s\n\n".formatted(i + 1, sections.get(i).title()));
      markdown.append(trend(new ArrayList<>(sections.get(i).quotes())));
    }
    return markdown.append("\n## Where they meet\n\n").append(meeting(sections)).toString();
  }

  private static String trend(List<String> left) {
    StringBuilder lines = new StringBuilder();
    lines.append("- **Signal:** The document observes: ").append(quoted(left.removeFirst()));
    lines.append("\n- **Drivers:** ");
    lines.append(
        taken(left, QuoteKind.PRACTICE)
            .map(quote -> "Somebody acts on it already: " + quoted(quote))
            .orElse("The document names none in these sentences."));
    lines.append("\n- **Tension:** ");
    lines.append(
        taken(left, QuoteKind.TENSION)
            .or(() -> taken(left, QuoteKind.WISH))
            .map(quote -> "It does not go smoothly: " + quoted(quote))
            .orElse("The document names none in these sentences; ask those whom it concerns."));
    lines.append("\n- **Trajectory:** ");
    lines.append(
        taken(left, QuoteKind.FIGURE)
            .map(quote -> "The figure to watch: " + quoted(quote))
            .orElse("The document gives no figure here, and the offline model adds none."));
    if (!left.isEmpty()) {
      lines.append("\n- **Adjacent signals:** ").append(quoted(left));
    }
    return lines.append('\n').toString();
  }

  private static String meeting(List<Section> sections) {
    List<String> first = KeyPhrases.of(sections.getFirst().quotes());
    Optional<String> shared =
        KeyPhrases.of(sections.getLast().quotes()).stream().filter(first::contains).findFirst();
    return sections.size() > 1 && shared.isPresent()
        ? "Both speak of ‘%s’. Whatever is made should serve both.\n".formatted(shared.get())
        : "The document treats them apart. A person should judge what they mean together.\n";
  }

  private static List<Section> sections(String task, List<String> quotes) {
    List<Section> sections = Section.of(task);
    return sections.isEmpty()
        ? List.of(
            new Section(
                KeyPhrases.title(StageAnswers.themeOf(quotes.getFirst(), List.of())),
                quoted(quotes)))
        : sections;
  }

  private static Optional<String> taken(List<String> left, QuoteKind kind) {
    Optional<String> quote = kind.firstOf(left);
    quote.ifPresent(left::remove);
    return quote;
  }
}
