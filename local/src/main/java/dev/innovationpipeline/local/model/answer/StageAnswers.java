package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.local.model.language.KeyPhrases;
import dev.innovationpipeline.local.model.language.TextRank;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.List;
import java.util.Locale;

/**
 * The offline model's answer in each stage: sentences of the document, word for word, in sentences
 * that people have written beforehand. It selects and arranges; it infers nothing.
 */
public final class StageAnswers {

  static final String LABEL =
      "*Made by the offline model: it quotes and arranges, and it draws no conclusion of its own.*";

  /** Begins each observation that is shown in place of a long document. */
  private static final String OBSERVATION = "Observation: ";

  private static final int MAX_QUOTES = 10;

  private StageAnswers() {}

  /**
   * @param task the user message, with the document or the output of the stage before
   * @param json whether cards are asked for in JSON
   */
  public static String to(Stage stage, String task, boolean json) {
    return switch (stage.kind()) {
      case INSPIRATIONS -> Inspirations.json(task, Theme.twoOf(materialOf(task)));
      case PROSE -> prose(stage, task);
      case OPPORTUNITY_CARDS -> {
        List<OpportunityCard> cards = Cards.from(task, quotesOf(task));
        yield json ? Cards.json(cards, task) : Cards.markdown(cards);
      }
    };
  }

  /** The stages it knows; any other is answered with the quotations under its title. */
  private static String prose(Stage stage, String task) {
    return switch (stage.key()) {
      case "trend-amplification" -> Trends.markdown(task, quotesOf(task));
      case "universal-translation" -> Principles.markdown(quotesOf(task));
      case "brand-contextualization" -> Openings.markdown(task, quotesOf(task));
      default -> "# %s\n\n%s\n\n%s\n".formatted(stage.title(), LABEL, quoted(quotesOf(task)));
    };
  }

  /** The phrase that says best what a sentence is about; one that is not used, if there is any. */
  static String themeOf(String quote, List<String> used) {
    List<String> phrases = KeyPhrases.of(List.of(quote));
    return phrases.stream()
        .filter(phrase -> !used.contains(phrase))
        .findFirst()
        .orElseGet(() -> phrases.isEmpty() ? "the document" : phrases.getFirst());
  }

  /** With a capital at the beginning. */
  static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
  }

  static String quoted(String sentence) {
    return "“" + sentence + "”";
  }

  static String quoted(List<String> sentences) {
    return String.join(" ", sentences.stream().map(StageAnswers::quoted).toList());
  }

  /** The sentences of the document; of observations on it, the quotes in them. */
  private static List<String> materialOf(String task) {
    String document = DocumentText.documentIn(task);
    List<String> quotes =
        document.strip().startsWith(OBSERVATION) ? DocumentText.quotesIn(document) : List.of();
    return quotes.isEmpty() ? sentencesOf(document) : quotes;
  }

  private static List<String> quotesOf(String task) {
    List<String> quotes = DocumentText.quotesIn(task);
    return quotes.isEmpty()
        ? TextRank.sentences(sentencesOf(DocumentText.documentIn(task))).stream()
            .limit(MAX_QUOTES)
            .toList()
        : quotes;
  }

  private static List<String> sentencesOf(String text) {
    List<String> sentences = DocumentText.sentencesOf(text);
    return sentences.isEmpty() ? List.of("The document has no words.") : sentences;
  }
}
