package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The offline model's answer in each stage: sentences of the document in the stage's format. */
public final class StageAnswers {

  private static final String LABEL =
      "*Made by the offline model, which quotes and arranges but does not think.*";

  private StageAnswers() {}

  /**
   * @param task the user message, with the document or the output of the stage before
   */
  public static String to(Stage stage, String task) {
    return switch (stage.kind()) {
      case INSPIRATIONS -> inspirations(Theme.twoOf(sentencesOf(DocumentText.documentIn(task))));
      case PROSE -> prose(stage, quotesOf(task));
      case OPPORTUNITY_CARDS -> Cards.markdown(Cards.from(quotesOf(task)));
    };
  }

  /** The frames of the stages it knows; any other stage is framed by its title. */
  private static String prose(Stage stage, List<String> quotes) {
    return switch (stage.key()) {
      case "trend-amplification" ->
          sections("Trends", "What the document shows", "If it goes on: more of", quotes);
      case "universal-translation" ->
          sections("Principles", "Seen in the document", "The principle, for any trade:", quotes);
      case "brand-contextualization" ->
          sections("Directions for the brand", "Grounds", "A direction to explore:", quotes);
      default -> sections(stage.title(), "Grounds", "In short:", quotes);
    };
  }

  private static String inspirations(List<Theme> themes) {
    List<Inspiration> inspirations =
        themes.stream()
            .map(
                theme ->
                    new Inspiration(
                        KeyPhrases.title(theme.phrase()),
                        "The offline model quotes the document on "
                            + theme.phrase()
                            + ". "
                            + theme.quotes().stream()
                                .map(StageAnswers::quoted)
                                .collect(Collectors.joining(" ")),
                        List.copyOf(theme.elements())))
            .toList();
    return WireJson.MAPPER.writeValueAsString(new ResultJson(inspirations, null));
  }

  /** Each quotation under its own leading phrase, so that the next stage finds them all. */
  private static String sections(
      String heading, String groundsLabel, String thoughtLabel, List<String> quotes) {
    StringBuilder markdown = new StringBuilder("# " + heading + "\n\n" + LABEL + "\n");
    List<String> leads = leads(quotes);
    for (int i = 0; i < quotes.size(); i++) {
      markdown
          .append("\n## ")
          .append(KeyPhrases.title(leads.get(i)))
          .append("\n\n- **")
          .append(groundsLabel)
          .append(":** ")
          .append(quoted(quotes.get(i)))
          .append("\n- **")
          .append(thoughtLabel.replace(":", ""))
          .append(":** ")
          .append(leads.get(i))
          .append('\n');
    }
    return markdown.toString();
  }

  /** A phrase for each sentence, each different while there are enough. */
  static List<String> leads(List<String> quotes) {
    List<String> phrases = KeyPhrases.of(quotes);
    List<String> leads = new ArrayList<>();
    for (String quote : quotes) {
      List<String> own = KeyPhrases.of(List.of(quote));
      leads.add(
          phrases.stream()
              .filter(own::contains)
              .filter(phrase -> !leads.contains(phrase))
              .findFirst()
              .orElseGet(() -> own.isEmpty() ? "the document" : own.getFirst()));
    }
    return leads;
  }

  static String quoted(String sentence) {
    return "“" + sentence + "”";
  }

  private static List<String> quotesOf(String task) {
    List<String> quotes = DocumentText.quotesIn(task);
    return quotes.isEmpty()
        ? TextRank.sentences(sentencesOf(DocumentText.documentIn(task))).stream().limit(10).toList()
        : quotes;
  }

  private static List<String> sentencesOf(String text) {
    List<String> sentences = DocumentText.sentencesOf(text);
    return sentences.isEmpty() ? List.of("The document has no words.") : sentences;
  }
}
