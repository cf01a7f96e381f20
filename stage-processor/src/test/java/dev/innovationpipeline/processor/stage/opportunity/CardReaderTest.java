package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.opportunity.CardText.Style;
import dev.innovationpipeline.processor.stage.prompt.AnswerFormat;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardReaderTest {

  private static Map<Integer, OpportunityCard> read(String markdown) {
    return new CardReader(AnswerFormat.MARKDOWN).read(new AnswerText(markdown)).whole();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Opportunity %d: %s",
        "# Opportunity %d - %s",
        "###Opportunity %d – %s ###",
        "#### OPPORTUNITY CARD %d: %s",
        "## Opportunity #%d: %s",
        "## Opportunity %d\n%s",
        "## Opportunity %d\n\n**Title:** %s",
        "## **Opportunity %d: %s**",
        "## Opportunity %d: **%s**",
        "## **Opportunity %d** %s",
        "## 1. Opportunity %d: %s",
        "**Opportunity %d: %s**",
        "**Opportunity %d:** %s",
        "**Opportunity %d** – %s",
        "**Opportunity %d**\n%s",
        "__Card %d: %s__",
        "1. **Opportunity %d: %s**",
        "1. Opportunity %d: %s",
        "- Opportunity %d: %s",
        "Opportunity %d: %s",
        "Opportunity %d\n%s",
        "## %d. %s",
        "### %d: %s",
        "## **%d. %s**",
        "**%d) %s**",
        "---\n## Opportunity %d: %s",
      })
  void readsHeadings(String heading) {
    Style style = new Style(heading, "**%s:** %s", "\n\n");
    assertThat(read(style.of(CardText.cards())).values())
        .containsExactlyElementsOf(CardText.cards());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**%s:** %s",
        "**%s**: %s",
        "**%s** %s",
        "**%s**\n%s",
        "**%s:**\n\n%s",
        "**%s: %s**",
        "*%s:* %s",
        "__%s:__ %s",
        "***%s:*** %s",
        "%s: %s",
        "%s:%s",
        "%s – %s",
        "%s - %s",
        "%s\n%s",
        "- **%s:** %s",
        "* %s: %s",
        "• %s: %s",
        "1. **%s:** %s",
        "2) %s: %s",
        "**3. %s:** %s",
        "### %s\n%s",
        "### 1. %s\n%s",
        "### **%s:**\n%s",
        "> **%s:** %s",
        "**🚀 %s:** %s",
        "🎯 **%s:** %s",
        "**%s?** %s",
      })
  void readsLabels(String label) {
    for (String heading :
        new String[] {"## Opportunity %d: %s", "Opportunity %d: %s", "## %d. %s"}) {
      Style style = new Style(heading, label, "\n");
      assertThat(read(style.of(CardText.cards())).values())
          .containsExactlyElementsOf(CardText.cards());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n \n", "\n```\n"})
  void readsLineEndingsAndFences(String between) {
    Style style = new Style("## Opportunity %d: %s", "**%s:** %s", between);
    assertThat(read("Here they are.\n" + style.of(CardText.cards())).values())
        .containsExactlyElementsOf(CardText.cards());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Opportunity 3 is the cheaper twin of this one",
        "Opportunity 3: the cheaper twin of this one",
        "Opportunity 3: the cheaper twin.",
        "Opportunity 3",
        "**Opportunity 3** builds on it",
        "- Opportunity 3: the cheaper twin",
        "Card 12345678901234567890 of the deck",
        "Problem-solving is what they want",
        "Solution-oriented cooks like it",
        "### 1. First step",
        "**2. Second step**",
      })
  void proseInAFieldBeginsNoCard(String prose) {
    String markdown =
        CardText.ASKED_FOR
            .of(CardText.cards())
            .replace("A jar.", "A jar.\n" + prose + "\nand more of it.");
    assertThat(read(markdown).values())
        .hasSize(5)
        .extracting(OpportunityCard::solution)
        .containsOnly("A jar.\n" + prose + "\nand more of it.");
  }

  @ParameterizedTest
  @CsvSource({"0", "6", "12345", "99999999999999999999"})
  void aNumberBeyondFiveIsLeftOutAndEndsTheCardBefore(String number) {
    String surplus =
        CardText.ASKED_FOR.of(CardText.card(1)).replace("ity 1:", "ity " + number + ":");
    assertThat(read(CardText.ASKED_FOR.of(CardText.cards()) + "\n\n" + surplus).values())
        .containsExactlyElementsOf(CardText.cards());
  }

  @ParameterizedTest
  @CsvSource({
    "'## Opportunity %d: %s', ## Summary",
    "'### Opportunity %d: %s', # In short",
    "'### Opportunity %d: %s', ### What to do next",
    "'**Opportunity %d: %s**', #### Summary",
    "'Opportunity %d: %s', ## Summary",
    "'## %d. %s', ## Summary",
  })
  void whatComesAfterTheLastCardIsNoPartOfIt(String heading, String after) {
    String markdown =
        new Style(heading, "**%s:** %s", "\n\n").of(CardText.cards())
            + "\n\n"
            + after
            + "\n\nAll five are fine.\n\n**Problem:** none.";
    assertThat(read(markdown).values()).containsExactlyElementsOf(CardText.cards());
  }

  @Test
  void aHeadingWithinACardHidesNoFieldAfterIt() {
    String markdown =
        CardText.ASKED_FOR
            .of(CardText.cards())
            .replace("**Solution:**", "## More of it\n\nSome words.\n\n**Solution:**");
    assertThat(read(markdown).values()).containsExactlyElementsOf(CardText.cards());
  }

  @Test
  void emphasisInsideAFieldStays() {
    String markdown =
        CardText.ASKED_FOR.of(CardText.card(1)).replace("A jar.", "**Bold** jars *for* **all**");
    assertThat(read(markdown).get(1))
        .extracting(OpportunityCard::solution)
        .isEqualTo("**Bold** jars *for* **all**");
    assertThat(read(markdown.replace("**Solution:**", "Solution:")).get(1))
        .extracting(OpportunityCard::solution)
        .isEqualTo("**Bold** jars *for* **all**");
  }

  @Test
  void aCardThatLacksAFieldIsLeftOut() {
    String markdown = CardText.ASKED_FOR.of(CardText.cards()).replaceFirst("\\*\\*Why Now:.*", "");
    assertThat(read(markdown)).containsOnlyKeys(2, 3, 4, 5);
  }

  @Test
  void theFirstOfTwoCardsWithOneNumberCounts() {
    String markdown = CardText.ASKED_FOR.of(CardText.card(1));
    assertThat(read(markdown + "\n\n" + markdown.replace("A jar.", "A box.")).get(1))
        .isEqualTo(CardText.card(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "I cannot do that.", "## Opportunity 1: Nothing else"})
  void readsNothingFromNothing(String markdown) {
    assertThat(read(markdown)).isEmpty();
  }
}
