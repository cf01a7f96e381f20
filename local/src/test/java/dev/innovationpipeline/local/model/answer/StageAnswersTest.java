package dev.innovationpipeline.local.model.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.local.model.language.Words;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the document to the cards, each stage reading what the one before wrote. */
class StageAnswersTest {

  private static final String PROFILE =
      """
      name: Acme Dairy
      brands:
        - {name: North Pole, role: "family cheese, strings and slices"}
        - {name: Siggurd, role: yogurt with high protein}
        - {name: Bottle & Co, role: milk from farms nearby}
      audiences: [families with children, office kitchens]
      strengths: [cold chain]
      constraints: [short shelf life]
      """;

  private static final Pattern QUOTATION = Pattern.compile("“([^”]+)”");

  @Test
  void everyCardNamesABrandOfTheCompanyAndQuotesTheDocument() throws IOException {
    List<OpportunityCard> cards = cards(sample(), PROFILE);
    assertThat(cards)
        .hasSize(5)
        .allSatisfy(
            card -> {
              assertThat(card.title()).containsPattern("North Pole|Siggurd|Bottle & Co");
              assertThat(card.targetSegment()).containsPattern("(?i)families with|office kitchens");
              assertThat(quotes(card))
                  .hasSizeBetween(1, 2)
                  .doesNotHaveDuplicates()
                  .allSatisfy(quote -> assertThat(flat(sample())).contains(quote));
            });
  }

  /** Processors put them before passages. */
  @Test
  void idsOfPassagesAreNoText() throws IOException {
    String text = sample();
    String shown = "[h0.1] " + text.replace("\n\n", "\n\n[p12.3] ");
    assertThat(cards(shown, PROFILE)).isEqualTo(cards(text, PROFILE));
  }

  @Test
  void cardsDiffer() throws IOException {
    List<OpportunityCard> cards = cards(sample(), PROFILE);
    for (OpportunityCard a : cards) {
      for (OpportunityCard b : cards) {
        if (a.number() < b.number()) {
          assertThat(likeness(a, b)).as("cards %d and %d", a.number(), b.number()).isLessThan(0.4);
        }
      }
    }
    assertThat(cards.stream().map(OpportunityCard::tagline).distinct()).hasSize(5);
  }

  @Test
  void aNumberInACardStandsInTheDocument() throws IOException {
    String document = sample();
    for (OpportunityCard card : cards(document, PROFILE)) {
      for (CardField field : CardField.values()) {
        Pattern.compile("\\d+")
            .matcher(field.of(card))
            .results()
            .forEach(number -> assertThat(document).contains(number.group()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "One.",
        "???",
        "Ein kurzer Satz, der nicht englisch ist und trotzdem fünf Karten ergeben soll.",
        "短い文書です。五枚のカードが必要です。",
        "All the same words. All the same words. All the same words."
      })
  void anyDocumentMakesFiveCards(String document) {
    assertThat(cards(document, "not: [yaml")).hasSize(5);
  }

  private static List<OpportunityCard> cards(String document, String profile) {
    String inspirations = answer(1, "<document>\n" + document + "\n</document>");
    String trends = answer(2, "<inspirations>\n" + readable(inspirations) + "\n</inspirations>");
    String principles = answer(3, "<trends>\n" + trends + "\n</trends>");
    String openings =
        answer(
            4,
            "<brand>\n%s\n</brand>\n\n<principles>\n%s\n</principles>"
                .formatted(profile, principles));
    String task = "<context>\n" + openings + "\n</context>";
    return Cards.from(task, DocumentText.quotesIn(task));
  }

  private static String answer(int stage, String material) {
    return StageAnswers.to(
        Pipelines.registered().newest().stage(stage).orElseThrow(),
        "Stage " + stage + " of 5: a title\n\n" + material,
        false);
  }

  /** As stage 1 renders them, near enough: a heading and the text. */
  private static String readable(String json) {
    return "## Inspiration 1: A title\n\n" + json.replace("\\\"", "\"") + "\n";
  }

  private static List<String> quotes(OpportunityCard card) {
    List<String> quotes = new ArrayList<>();
    for (CardField field : CardField.values()) {
      QUOTATION.matcher(field.of(card)).results().forEach(quote -> quotes.add(quote.group(1)));
    }
    return quotes;
  }

  /** Share of the words that two cards have in common (Jaccard). */
  private static double likeness(OpportunityCard a, OpportunityCard b) {
    Set<String> common = words(a);
    common.retainAll(words(b));
    Set<String> all = words(a);
    all.addAll(words(b));
    return (double) common.size() / all.size();
  }

  private static Set<String> words(OpportunityCard card) {
    Set<String> words = new HashSet<>();
    Arrays.stream(CardField.values()).forEach(field -> words.addAll(Words.of(field.of(card))));
    return words;
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String sample() throws IOException {
    try (InputStream text = StageAnswersTest.class.getResourceAsStream("/sample/dairy-trends.md")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
    }
  }
}
