package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.opportunity.source.CardSources;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardSourcesTest {

  private static final List<Quote> QUOTES =
      List.of(
          quote("q1", 1, "People refill their glass jars week after week."),
          quote("q2", 1, "It saves them more than money."),
          quote("q3", 2, "When it rains, neighbours\ncook together in the larder."));

  private static final String CONTEXT =
      """
      ## Principle 1: Make refilling a habit
      Jars and glass.
      ## Principle 2: Give rain a use
      Cooking with neighbours in a larder.
      ## Priorities
      1. Both
      """;

  private static final CardSources SOURCES = new CardSources(QUOTES, CONTEXT);

  @Test
  void whatTheModelNamesIsKeptWhereItExists() {
    assertThat(
            source("\"inspiration\": 2, \"principle\": 2, \"quotes\": [\"q3\", \"[Q1]\", \"q9\"]"))
        .isEqualTo(
            new CardSource(
                1,
                2,
                Basis.MODEL,
                2,
                "Give rain a use",
                Basis.MODEL,
                List.of("q3", "q1"),
                Basis.MODEL));
  }

  @Test
  void otherNamesOfTheFieldsAreRead() {
    assertThat(
            source(
                "\"Inspiration Number\": \"no. 2\", \"principle_id\": \"Principle 2\","
                    + " \"evidence\": \"q3, q2\""))
        .isEqualTo(
            new CardSource(
                1,
                2,
                Basis.MODEL,
                2,
                "Give rain a use",
                Basis.MODEL,
                List.of("q3", "q2"),
                Basis.MODEL));
  }

  /** The card speaks of jars. */
  @Test
  void whatIsMissingOrInventedIsFilledByWordsInCommon() {
    for (String stated :
        List.of("", "\"inspiration\": 7, \"principle\": 9, \"quotes\": [\"q8\"]")) {
      CardSource source = source(stated);
      assertThat(source.quotes()).startsWith("q1").hasSizeLessThanOrEqualTo(2);
      assertThat(source.quotesBy()).isEqualTo(Basis.LIKENESS);
      assertThat(source.inspiration()).isEqualTo(1);
      assertThat(source.inspirationBy()).isEqualTo(Basis.INSPIRATION);
      assertThat(source.principle()).isEqualTo(1);
      assertThat(source.principleBy()).isEqualTo(Basis.LIKENESS);
    }
  }

  @Test
  void quotesWithoutAWordInCommonAreThoseOfTheInspiration() {
    CardSource source =
        SOURCES
            .of(
                ReadCard.of(List.of(card("Xylophone"))),
                new AnswerText(json("Xylophone", "\"inspiration\": 1")))
            .getFirst();
    assertThat(source.quotes()).containsExactly("q1", "q2");
    assertThat(source.quotesBy()).isEqualTo(Basis.INSPIRATION);
    assertThat(source.inspirationBy()).isEqualTo(Basis.MODEL);
    assertThat(source.principle()).isNull();
    assertThat(source.principleBy()).isNull();
  }

  @Test
  void nothingIsMadeUpWhereNothingIsKnown() {
    CardSource source =
        SOURCES
            .of(
                ReadCard.of(List.of(card("Xylophone"))),
                new AnswerText("## Opportunity 1: Xylophone"))
            .getFirst();
    assertThat(source).isEqualTo(new CardSource(1, null, null, null, null, null, List.of(), null));
  }

  @Test
  void standardCardsHaveNoSource() {
    assertThat(SOURCES.of(ReadCard.of(List.of(OpportunityCard.fallback(3))), new AnswerText("")))
        .isEmpty();
  }

  @Test
  void theModelIsShownALineForEachQuote() {
    assertThat(SOURCES.shown().lines())
        .hasSize(3)
        .last()
        .isEqualTo("[q3] Inspiration 2: “When it rains, neighbours cook together in the larder.”");
  }

  private static CardSource source(String stated) {
    String title = "Refill jars of glass";
    return SOURCES
        .of(
            ReadCard.of(List.of(card(title))),
            new AnswerText(json(title.toUpperCase(Locale.ROOT), stated)))
        .getFirst();
  }

  private static String json(String title, String stated) {
    return "{\"cards\": [{\"number\": 1, \"title\": \"%s\", \"tagline\": \"x\"%s}]}"
        .formatted(title, stated.isEmpty() ? ", \"quotes\": []" : ", " + stated);
  }

  private static OpportunityCard card(String title) {
    Map<CardField, String> texts = new EnumMap<>(CardField.class);
    for (CardField field : CardField.values()) {
      texts.put(field, "");
    }
    return OpportunityCard.of(1, title, texts);
  }

  private static Quote quote(String id, int inspiration, String text) {
    return new Quote(id, inspiration, text, true, "h0.1", 0, text.length(), Place.BEGINNING, 1.0);
  }
}
