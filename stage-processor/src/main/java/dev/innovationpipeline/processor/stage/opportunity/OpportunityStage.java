package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.processor.stage.prompt.Prompt;
import dev.innovationpipeline.processor.stage.prompt.Prompts;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Generates five opportunity cards in the seed's card format. */
@Component
final class OpportunityStage implements StageHandler {

  private final Prompts prompts = new Prompts(OpportunityStage.class, "v1");
  private final CardReader reader = new CardReader();
  private final BrandProfiles brands;

  OpportunityStage(BrandProfiles brands) {
    this.brands = brands;
  }

  @Override
  public String key() {
    return "opportunity-generation";
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    Prompt prompt = prompts.of(run);
    Question question =
        prompt.ask(
            Map.of(
                "company", brands.nameOf(run.companyId()),
                "context", Objects.requireNonNull(previous).result().markdown()),
            null);
    Answer answer = llm.ask(question);
    Map<Integer, OpportunityCard> cards = new TreeMap<>(reader.read(answer.text()));
    if (cards.size() < OpportunityCards.COUNT) {
      Answer repaired = llm.ask(repair(question, answer, missing(cards)));
      Map<Integer, OpportunityCard> reread = reader.read(repaired.text());
      // One answer or the other, never cards of both: the cards must agree with the Markdown.
      if (reread.size() > cards.size()) {
        answer = repaired;
        cards = new TreeMap<>(reread);
      }
    }
    for (int number : missing(cards)) {
      cards.put(number, OpportunityCard.fallback(number));
    }
    return new StageOutput(
        new OpportunityCards(answer.text().strip(), List.copyOf(cards.values())),
        answer.model(),
        prompt.version());
  }

  private static List<Integer> missing(Map<Integer, OpportunityCard> cards) {
    return IntStream.rangeClosed(1, OpportunityCards.COUNT)
        .boxed()
        .filter(number -> !cards.containsKey(number))
        .toList();
  }

  private static Question repair(Question question, Answer answer, List<Integer> missing) {
    return new Question(
        question.system(),
        """
        %s

        You have answered this before:
        <answer>
        %s
        </answer>

        The cards %s are missing or lack a field. Answer again with all five cards, each with every
        field, in exactly the format asked for, and nothing else.\
        """
            .formatted(question.user(), answer.text(), missing),
        null,
        question.temperature(),
        question.seed(),
        question.maxCompletionTokens());
  }
}
