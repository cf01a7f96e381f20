package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads edits as people send them, as strictly as the answers of models are read. */
final class EditRequest {

  static final int MAX_MARKDOWN_CHARS = 200_000;
  private static final int MAX_TITLE_CHARS = 300;
  private static final int MAX_TEXT_CHARS = 20_000;
  private static final int MAX_ELEMENTS = 20;
  private static final int MAX_ELEMENT_CHARS = 500;
  private static final int MAX_PASSAGE_CHARS = 50;

  /**
   * A quote as a person states it.
   *
   * @param inspiration its number, from 1
   * @param passage the id of the passage; blank where it is not said
   */
  record StatedQuote(int inspiration, String text, String passage) {}

  /**
   * @param quotes null where they are left as they are
   */
  record InspirationsRequest(List<Inspiration> inspirations, @Nullable List<StatedQuote> quotes) {}

  private EditRequest() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static String prose(byte[] body) {
    RequestFields fields = RequestFields.read(body);
    String markdown = text(fields, "markdown", fields.optionalRaw("markdown"), MAX_MARKDOWN_CHARS);
    fields.refuseIfWrong();
    return markdown;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static InspirationsRequest inspirations(byte[] body) {
    RequestFields fields = RequestFields.read(body);
    List<JsonNode> entries = fields.optionalArray("inspirations", Inspirations.COUNT);
    List<Inspiration> inspirations = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      inspirations.add(inspiration(fields.entry("inspirations", i, entries.get(i))));
    }
    if (entries.size() != Inspirations.COUNT) {
      fields.wrong("inspirations", "must have exactly %d entries".formatted(Inspirations.COUNT));
    }
    List<JsonNode> stated =
        fields.optionalArray("quotes", Inspirations.COUNT * Quote.MAX_OF_INSPIRATION);
    List<StatedQuote> quotes = new ArrayList<>();
    for (int i = 0; i < stated.size(); i++) {
      quotes.add(quote(fields.entry("quotes", i, stated.get(i))));
    }
    for (int number = 1; number <= Inspirations.COUNT; number++) {
      int inspiration = number;
      if (quotes.stream().filter(quote -> quote.inspiration == inspiration).count()
          > Quote.MAX_OF_INSPIRATION) {
        fields.wrong(
            "quotes",
            "must have at most %d of inspiration %d".formatted(Quote.MAX_OF_INSPIRATION, number));
      }
    }
    fields.refuseIfWrong();
    return new InspirationsRequest(inspirations, fields.has("quotes") ? quotes : null);
  }

  /**
   * @param number of the card, which the request may repeat
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static OpportunityCard card(byte[] body, int number) {
    RequestFields fields = RequestFields.read(body);
    Integer named = fields.optionalInteger("number");
    if (named != null && named != number) {
      fields.wrong("number", "must be %d, the number of the card".formatted(number));
    }
    fields.optionalBoolean("parsed");
    String title = text(fields, "title", fields.optionalRaw("title"), MAX_TITLE_CHARS);
    Map<CardField, String> texts = new EnumMap<>(CardField.class);
    for (CardField field : CardField.values()) {
      String name = field.wireName();
      texts.put(field, text(fields, name, fields.optionalRaw(name), MAX_TEXT_CHARS));
    }
    fields.refuseIfWrong();
    return OpportunityCard.of(number, title, texts);
  }

  private static Inspiration inspiration(RequestFields entry) {
    List<String> elements = new ArrayList<>();
    List<JsonNode> given = entry.optionalArray("key_elements", MAX_ELEMENTS);
    if (given.isEmpty()) {
      entry.wrong("key_elements", "must have 1 to %d entries".formatted(MAX_ELEMENTS));
    }
    for (JsonNode element : given) {
      String text = element.isString() ? element.stringValue() : null;
      elements.add(text(entry, "key_elements", text, MAX_ELEMENT_CHARS));
    }
    return new Inspiration(
        text(entry, "title", entry.optionalRaw("title"), MAX_TITLE_CHARS),
        text(entry, "content", entry.optionalRaw("content"), MAX_TEXT_CHARS),
        elements);
  }

  /** The other fields of a quote are looked up again, and not taken from the request. */
  private static StatedQuote quote(RequestFields entry) {
    StatedQuote quote =
        new StatedQuote(
            entry.requiredInteger("inspiration", 1, Inspirations.COUNT),
            text(entry, "text", entry.optionalRaw("text"), Quote.MAX_CHARS),
            entry.has("passage")
                ? text(entry, "passage", entry.optionalRaw("passage"), MAX_PASSAGE_CHARS)
                : "");
    entry.passOver("id", "verified", "start", "end", "place", "likeness");
    return quote;
  }

  /** The text, stripped; an empty one when it is wrong, which is then noted. */
  private static String text(RequestFields fields, String name, @Nullable String given, int max) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty()) {
      return fields.wrong(name, "must be a text that is not blank");
    }
    if (text.length() > max) {
      return fields.wrong(
          name, "must have at most %,d characters, but has %,d".formatted(max, text.length()));
    }
    return UntrustedText.isClean(text)
        ? text
        : fields.wrong(name, "must not contain control characters or halves of characters");
  }
}
