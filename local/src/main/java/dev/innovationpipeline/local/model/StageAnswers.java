package dev.innovationpipeline.local.model;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the offline model says in each stage: the document's sentences in the stage's frame. */
final class StageAnswers {

  private static final String LABEL =
      "*Made by the offline model: it quotes and arranges, it does not think.*";

  private StageAnswers() {}

  static String to(ChatRequest request) {
    return switch (request.stage()) {
      case 1 -> inspirations(Theme.twoOf(sentencesOf(DocumentText.documentIn(request.task()))));
      case 2 -> trends(quotesOf(request.task()));
      case 3 -> principles(quotesOf(request.task()));
      case 4 -> directions(quotesOf(request.task()));
      default -> Cards.markdown(Cards.from(quotesOf(request.task())));
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
