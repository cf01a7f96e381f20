package dev.innovationpipeline.processor.stage.inspiration.citation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.platform.quote.PassageQuotes;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.stage.answer.CleanJson;
import dev.innovationpipeline.processor.stage.answer.LenientJson;
import dev.innovationpipeline.processor.stage.answer.Records;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Looks up the quotes of an answer in the document. Where an inspiration has too few that stand
 * there, the model is asked for real ones, once.
 */
public final class Citations {

  /**
   * The quotes of an answer, looked up.
   *
   * @param losses inspirations that rest on too few verified quotes
   */
  public record Cited(List<Quote> quotes, List<Degradation> losses) {}

  /** The schema of inspirations with quotes, as a model is asked for them. */
  public static final AnswerSchema INSPIRATIONS =
      new AnswerSchema("quoted_inspirations", resource("quoted-inspirations.schema.json"));

  private static final AnswerSchema QUOTES =
      new AnswerSchema("quotes", resource("quotes.schema.json"));

  /** The field of an inspiration that holds its quotes. */
  public static final String FIELD = "quotes";

  /** Verified quotes that an inspiration has to rest on. */
  private static final int ASKED = 2;

  /** A shorter text may be a single sentence, of which one quote is enough. */
  private static final int MIN_CHARS_FOR_TWO = 500;

  private static final Logger log = LoggerFactory.getLogger(Citations.class);

  private Citations() {}

  /**
   * Quotes of an inspiration in the shape of the schema, where their meaning is plain.
   *
   * @param quotes in whatever shape; a single one counts as a list
   */
  public static ArrayNode shaped(JsonNode quotes) {
    JsonNode list = quotes.isArray() ? quotes : JsonNodeFactory.instance.arrayNode().add(quotes);
    ArrayNode shaped = JsonNodeFactory.instance.arrayNode();
    for (StatedQuote quote : StatedQuote.in(list, 0)) {
      shaped
          .addObject()
          .put(StatedQuote.PASSAGE, quote.passage())
          .put(StatedQuote.TEXT, quote.text());
    }
    return shaped;
  }

  /**
   * The quotes of each inspiration as one text for a model, empty where there are none.
   *
   * @param answer inspirations, with quotes or without
   */
  public static List<String> shown(JsonNode answer) {
    List<String> shown = new ArrayList<>();
    for (JsonNode inspiration : answer.path("inspirations")) {
      StringBuilder text = new StringBuilder();
      for (StatedQuote quote : StatedQuote.in(inspiration.path(FIELD), 0)) {
        text.append(text.isEmpty() ? "\nQuotes:" : "");
        text.append(" “%s” [%s]".formatted(quote.text(), quote.passage()));
      }
      shown.add(text.toString());
    }
    return shown;
  }

  /**
   * @param answer inspirations with quotes
   * @param question that was answered
   */
  public static Cited of(ReadText document, JsonNode answer, Question question, Conversation llm)
      throws InterruptedException {
    FoundQuotes found = new FoundQuotes(new PassageQuotes(document));
    JsonNode inspirations = answer.path("inspirations");
    for (int index = 0; index < inspirations.size(); index++) {
      found.add(StatedQuote.in(inspirations.path(index).path(FIELD), index + 1), true);
    }
    int asked = document.text().length() < MIN_CHARS_FOR_TWO ? 1 : ASKED;
    List<Integer> lacking = found.lacking(asked);
    if (!lacking.isEmpty()) {
      found.add(repaired(found, lacking, inspirations, question, llm), false);
    }
    return new Cited(
        found.numbered(),
        found.lacking(asked).stream()
            .map(number -> Degradation.quotesUnverified(number, found.verified(number), asked))
            .toList());
  }

  /** Empty when no model answers: the inspirations are paid for, and are used. */
  private static List<StatedQuote> repaired(
      FoundQuotes found,
      List<Integer> lacking,
      JsonNode inspirations,
      Question question,
      Conversation llm)
      throws InterruptedException {
    log.info("Inspirations {} have too few quotes of the document; asking once more.", lacking);
    try {
      return quotesIn(llm.ask(repair(found, lacking, inspirations, question)).text(), lacking);
    } catch (StageFailedException e) {
      log.info("{} The inspirations are used with the quotes that were found.", e.getMessage());
      return List.of();
    }
  }

  private static List<StatedQuote> quotesIn(String answer, List<Integer> lacking) {
    int only = lacking.size() == 1 ? lacking.getFirst() : 0;
    List<StatedQuote> quotes = new ArrayList<>();
    for (LenientJson.Found found : LenientJson.in(answer)) {
      JsonNode json = CleanJson.of(found.json());
      JsonNode inspirations = json.path("inspirations");
      if (inspirations.isEmpty()) {
        Records.in(json, StatedQuote.NAMES)
            .forEach(fields -> quotes.add(StatedQuote.of(fields, only)));
      } else {
        quotes.addAll(quotesOfEach(inspirations, only));
      }
    }
    quotes.removeIf(quote -> !lacking.contains(quote.inspiration()) || quote.text().isBlank());
    return quotes;
  }

  /** Of a model that gives its whole answer again; a single inspiration is the one asked about. */
  private static List<StatedQuote> quotesOfEach(JsonNode inspirations, int only) {
    List<StatedQuote> quotes = new ArrayList<>();
    for (int index = 0; index < inspirations.size(); index++) {
      int number = inspirations.size() == 1 && only > 0 ? only : index + 1;
      quotes.addAll(StatedQuote.in(inspirations.path(index).path(FIELD), number));
    }
    return quotes;
  }

  private static Question repair(
      FoundQuotes found, List<Integer> lacking, JsonNode inspirations, Question question) {
    List<String> titles = new ArrayList<>();
    for (int number : lacking) {
      titles.add(
          "%d: %s".formatted(number, inspirations.path(number - 1).path("title").asString("")));
    }
    String wrong =
        found.unverified().stream()
            .map(quote -> "- inspiration %d: %s".formatted(quote.inspiration(), quote.text()))
            .collect(Collectors.joining("\n"));
    return question
        .withUser(
            """
            %s

            You have answered this before. Too few quotes of that answer stand in the document.
            These do not:
            %s

            Give real ones for these of your inspirations:
            %s

            For each, give two to five quotes that support it, copied word for word, each with the id of its passage. Answer with JSON alone: {"quotes": [{"inspiration": %d, "passage": "…", "text": "…"}]}\
            """
                .formatted(
                    question.user(),
                    wrong.isEmpty() ? "- none were given" : wrong,
                    String.join("\n", titles),
                    lacking.getFirst()))
        .withSchema(QUOTES);
  }

  private static String resource(String name) {
    try (InputStream file = Citations.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The resource " + name + " is missing.");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
