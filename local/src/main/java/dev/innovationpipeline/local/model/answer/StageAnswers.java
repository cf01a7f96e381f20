package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The offline model's answer in each stage: sentences of the document in the stage's format. */
public final class StageAnswers {

  private static final String LABEL =
      "*Made by the offline model, which quotes and arranges but does not think.*";

  private StageAnswers() {}

  /**
   * @param stage its number; stages beyond the fourth write cards
   * @param task the user message, with the document or the output of the stage before
   */
  public static String to(int stage, String task) {
    return switch (stage) {
      case 1 -> inspirations(Theme.twoOf(sentencesOf(DocumentText.documentIn(task))));
      case 2 -> trends(quotesOf(task));
      case 3 -> principles(quotesOf(task));
      case 4 -> directions(quotesOf(task));
      default -> Cards.markdown(Cards.from(quotesOf(task)));
    };
  }

  private static String inspirations(List<Theme> themes) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode inspirations = json.putArray("inspirations");
    for (Theme theme : themes) {
      ObjectNode inspiration = inspirations.addObject();
      inspiration.put("title", KeyPhrases.title(theme.phrase()));
      inspiration.put(
          "content",
          "The offline model quotes the document on "
              + theme.phrase()
              + ". "
              + theme.quotes().stream().map(StageAnswers::quoted).collect(Collectors.joining(" ")));
      ArrayNode elements = inspiration.putArray("key_elements");
      theme.elements().forEach(elements::add);
    }
    return json.toString();
  }

  private static String trends(List<String> quotes) {
    return sections("Trends", "What the document shows", "If it goes on: more of", quotes);
  }

  private static String principles(List<String> quotes) {
    return sections("Principles", "Seen in the document", "The principle, for any trade:", quotes);
  }

  private static String directions(List<String> quotes) {
    return sections("Directions for the brand", "Grounds", "A direction to explore:", quotes);
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
