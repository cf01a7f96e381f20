package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.opportunity.CardSettings.FailWhen;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardCheck.UnsourcedNumber;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which numbers of cards are marked: those that the document does not state. */
class NumbersOfDocumentTest {

  private static final SourceDocument SOURCE =
      new SourceDocument("4b".repeat(32), "1", "0123456789abcdef", "text/plain", 3);

  private static final String DOCUMENT =
      "Of the growers, 62 percent keep bees. A hive costs $340. In 2031 there were 1,250 hives.";

  private static final Quote BEES =
      new Quote("q1", 1, "62 percent keep bees", true, "h0.1", 16, 36, null, 1.0);

  private final List<SourceDocument> read = new ArrayList<>();

  @Test
  void aNumberThatOnlyTheDocumentHasIsNotMarked() throws Exception {
    assertThat(marked("A hive costs 340 dollars, and 62 % keep bees.")).isEmpty();
    assertThat(read).containsExactly(SOURCE);
  }

  @Test
  void aNumberThatAStageBetweenHasInventedIsMarked() throws Exception {
    assertThat(marked("Bees raise the yield by 27 percent on 1,250 hives."))
        .containsExactly("27 percent");
  }

  @Test
  void theDocumentIsReadOnlyForANumberThatNoQuoteHas() throws Exception {
    assertThat(marked("Of the growers 62 % keep bees.")).isEmpty();
    assertThat(read).isEmpty();
  }

  @Test
  void whereItsTextIsNotKeptTheContextStandsForIt() throws Exception {
    DocumentTexts none =
        document -> {
          read.add(document);
          return Optional.empty();
        };
    assertThat(marked(none, "Bees raise the yield by 27 percent, and a hive costs $340."))
        .containsExactly("340");
    assertThat(read).hasSize(1);
  }

  private List<String> marked(String problem) throws InterruptedException {
    return marked(
        document -> {
          read.add(document);
          return Optional.of(DOCUMENT);
        },
        problem);
  }

  private List<String> marked(DocumentTexts texts, String problem) throws InterruptedException {
    List<OpportunityCard> cards = new ArrayList<>();
    for (int number = 1; number <= OpportunityCards.COUNT; number++) {
      String text = number == 1 ? problem : "It is slow.";
      cards.add(
          new OpportunityCard(number, "Bees", "Hives", text, "A.", "Now.", "All.", "Try.", true));
    }
    StageCompleted before = ScriptedModel.after(4, "Bees raise the yield by 27 percent.");
    StageCompleted input =
        new StageCompleted(
                before.run(),
                4,
                new Prose(before.result().markdown(), Evidence.withQuotes(List.of(BEES))),
                before.model(),
                before.promptVersion(),
                before.usage(),
                before.runUsage(),
                before.startedAt(),
                before.occurredAt())
            .from(SOURCE);
    OpportunityCards result =
        (OpportunityCards)
            new OpportunityStage(
                    ShippedBrands.profiles(),
                    new CardSettings(FailWhen.NEVER),
                    PromptCatalog.shipped(),
                    texts)
                .perform(ScriptedModel.run(), input, new ScriptedModel(CardText.json(cards)))
                .result();
    return Objects.requireNonNull(result.checks()).stream()
        .filter(check -> check.card() == 1)
        .map(CardCheck::numbers)
        .flatMap(List::stream)
        .map(UnsourcedNumber::text)
        .toList();
  }
}
