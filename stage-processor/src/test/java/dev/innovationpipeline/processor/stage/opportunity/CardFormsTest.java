package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.opportunity.CardSettings.FailWhen;
import dev.innovationpipeline.processor.stage.opportunity.CardText.Style;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cards that are not quite in the format asked for, as models are known to give them. */
class CardFormsTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String WHOLE = CardText.ASKED_FOR.of(CardText.cards());

  static Stream<String> headings() {
    return Stream.of(
        "### 🚀 Opportunity #%d — %s",
        "## 🚀 **Opportunity %d: %s**",
        "**🚀 Opportunity %d: %s**",
        "🎯 **Opportunity %d:** %s",
        "## 👩🏽‍🍳 Opportunity %d: %s",
        "## Opportunity %d️⃣: %s",
        "## %d️⃣ %s",
        "%d. **%s**",
        "%d) **%s**",
        "%d. %s",
        "## Opportunity No. %d: %s",
        "## Opportunity (%d): %s",
        "## [Opportunity %d] %s",
        "## Opportunity %d/5: %s",
        "**Opportunity %d of 5: %s**",
        "\u200b## Opportunity %d: %s",
        "##\u00a0Opportunity\u00a0%d:\u00a0%s",
        "<h2>Opportunity %d: %s</h2>",
        "## Chance %d: %s",
        "## Opportunité %d : %s",
        "## Oportunidad %d: %s");
  }

  @ParameterizedTest
  @MethodSource("headings")
  void headings(String heading) throws Exception {
    assertRead(new Style(heading, "- **%s:** %s", "\n\n").of(CardText.cards()));
  }

  @Test
  void numbersInWords() throws Exception {
    for (List<String> numbers :
        List.of(
            List.of("One", "Two", "Three", "Four", "Five"), List.of("I", "II", "III", "IV", "V"))) {
      String answer = WHOLE;
      for (int i = 0; i < numbers.size(); i++) {
        answer =
            answer.replace("Opportunity " + (i + 1) + ":", "Opportunity " + numbers.get(i) + ":");
      }
      assertRead(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**%s (in short):** %s",
        "**%s** (in short): %s",
        "<b>%s:</b> %s",
        "<p><strong>%s:</strong> %s</p>",
        "<li>%s: %s</li>",
      })
  void labels(String label) throws Exception {
    assertRead(new Style("## Opportunity %d: %s", label, "\n\n").of(CardText.cards()));
  }

  @Test
  void labelsSpelledLikeNames() throws Exception {
    assertRead(WHOLE.replace("Why Now:", "why_now:").replace("Quick Win:", "QUICK_WIN:"));
  }

  static Stream<String> unnumbered() {
    return Stream.of("## %2$s", "**%2$s**", "1. **%2$s**", "## Opportunity 1: %2$s");
  }

  @ParameterizedTest
  @MethodSource("unnumbered")
  void cardsWithoutNumbersOfTheirOwn(String heading) throws Exception {
    assertRead(new Style(heading, "**%s:** %s", "\n\n").of(CardText.cards()));
  }

  @Test
  void cardsCountedFromZeroAreRenumbered() throws Exception {
    String fromZero =
        IntStream.rangeClosed(1, 5)
            .mapToObj(CardText::card)
            .map(
                card ->
                    CardText.ASKED_FOR
                        .of(card)
                        .replace(
                            "Opportunity " + card.number(), "Opportunity " + (card.number() - 1)))
            .collect(Collectors.joining("\n\n"));
    assertRead(fromZero);
  }

  @Test
  void ofSixCardsTheFirstFiveCount() throws Exception {
    assertRead(WHOLE + "\n\n" + CardText.ASKED_FOR.of(CardText.card(6)));
  }

  @Test
  void labelsInTheLanguageOfTheContext() throws Exception {
    assertRead(
        WHOLE
            .replace("Problem:", "Problème :")
            .replace("Solution:", "Solución:")
            .replace("Why Now:", "Warum jetzt:")
            .replace("Target Segment:", "Zielgruppe:")
            .replace("Quick Win:", "Gain rapide:")
            .replace("Tagline:", "Slogan:"));
  }

  static Stream<String> json() {
    String list = JSON.writeValueAsString(array(field -> field.wireName(), true));
    String object = "{\"opportunities\": " + list + "}";
    return Stream.of(
        object,
        list,
        "```json\n" + object + "\n```",
        "Here they are:\n```\n" + object + "\n```\nEnjoy!",
        "{\"result\": {\"cards\": " + list + "}}",
        JSON.writeValueAsString(object),
        object.replace("\"}", "\",}"),
        object.substring(0, object.length() - 2),
        JSON.writeValueAsString(array(CardField::label, true)),
        JSON.writeValueAsString(array(CardField::label, false)),
        list.replace("why_now", "whyNow").replace("quick_win", "QUICK_WIN"),
        list.substring(1, list.length() - 1).replace("},{", "}\n{"),
        list.replace("\"A jar.\"", "[\"A jar.\"]"),
        list.replace("A jar.", "A \\u0000jar."));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("json")
  void cardsInJson(String answer) throws Exception {
    assertRead(answer);
  }

  @Test
  void aTableWithACardInEachRow() throws Exception {
    assertRead("Five:\n\n" + table(true));
    assertRead(table(false));
  }

  @Test
  void aTableWithACardInEachColumn() throws Exception {
    List<String> rows =
        Stream.concat(
                Stream.of(row("", card -> "Opportunity " + card.number() + ": " + card.title())),
                Stream.of(CardField.values())
                    .map(field -> row("**" + field.label() + "**", field::of)))
            .toList();
    assertRead(
        rows.getFirst()
            + "\n|---|---|---|---|---|---|\n"
            + String.join("\n", rows.subList(1, rows.size())));
  }

  @Test
  void aTableForEachCard() throws Exception {
    assertRead(
        "|x|y|\n"
            + new Style(
                    "## Opportunity %d: %s\n| Field | Text |\n|:--|--|", "| **%s** | %s |", "\n")
                .of(CardText.cards()));
  }

  @Test
  void aTableInAFieldStays() throws Exception {
    String table = "| Jar | Price |\n|---|---|\n| small | 2 |";
    StageOutput output = perform(WHOLE.replace("A jar.", "A jar:\n\n" + table));
    assertThat(((OpportunityCards) output.result()).cards())
        .extracting(OpportunityCard::solution)
        .containsOnly("A jar:\n\n" + table);
  }

  private static String row(String first, Function<OpportunityCard, String> cell) {
    return "| "
        + first
        + " | "
        + CardText.cards().stream().map(cell).collect(Collectors.joining(" | "))
        + " |";
  }

  private static String table(boolean numbered) {
    String header =
        (numbered ? "| # " : "")
            + "| Title | "
            + Stream.of(CardField.values()).map(CardField::label).collect(Collectors.joining(" | "))
            + " |\n"
            + "|---".repeat(numbered ? 8 : 7)
            + "|\n";
    return header
        + CardText.cards().stream()
            .map(
                card ->
                    (numbered ? "| " + card.number() + " " : "")
                        + "| "
                        + card.title()
                        + " | "
                        + Stream.of(CardField.values())
                            .map(field -> field.of(card))
                            .collect(Collectors.joining(" | "))
                        + " |")
            .collect(Collectors.joining("\n"));
  }

  private static ArrayNode array(Function<CardField, String> key, boolean numbered) {
    ArrayNode array = JSON.createArrayNode();
    for (OpportunityCard card : CardText.cards()) {
      ObjectNode object = array.addObject();
      if (numbered) {
        object.put("number", card.number());
      }
      object.put("title", card.title());
      for (CardField field : CardField.values()) {
        object.put(key.apply(field), field.of(card));
      }
    }
    return array;
  }

  private static void assertRead(String answer) throws InterruptedException {
    StageOutput output = perform(answer);
    assertThat(((OpportunityCards) output.result()).cards()).isEqualTo(CardText.cards());
    assertThat(output.result().markdown()).as("the seed's format").isEqualTo(WHOLE);
  }

  private static StageOutput perform(String answer) throws InterruptedException {
    return new OpportunityStage(
            ShippedBrands.profiles(),
            new CardSettings(FailWhen.NEVER),
            PromptCatalog.shipped(),
            DocumentTexts.NONE)
        .perform(
            ScriptedModel.run(), ScriptedModel.after(4, "The context."), new ScriptedModel(answer));
  }
}
