package dev.innovationpipeline.benchmarks.evaluate.judge;

import dev.innovationpipeline.benchmarks.evaluate.run.CaseResult;
import dev.innovationpipeline.benchmarks.evaluate.run.Spending;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.answer.LenientJson;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Has a model score cards against a rubric, in their order and in the reverse. */
public final class Judge {

  private static final int STAGE = 5;

  private final Conversations llm;
  private final String model;
  private final Spending spending;

  public Judge(Conversations llm, String model, Spending spending) {
    this.llm = llm;
    this.model = model;
    this.spending = spending;
  }

  /**
   * Scores that cannot be read are left out.
   *
   * @throws StageFailedException when the model does not answer
   */
  public Judged judge(
      CaseResult result, String document, String profile, List<OpportunityCard> cards)
      throws InterruptedException {
    Spending.Meter meter = spending.meter();
    Conversation conversation =
        llm.conversation(
            new CallContext(
                "judge-" + result.id().document(), 1, result.id().company(), STAGE, false),
            model,
            meter);
    Answer forward = conversation.ask(Rubric.question(document, profile, cards));
    Answer backward = conversation.ask(Rubric.question(document, profile, cards.reversed()));
    return new Judged(
        forward.model(),
        scores(forward.text(), cards.size()),
        scores(backward.text(), cards.size()).reversed(),
        meter.usage());
  }

  /** By card in the order shown; empty when a card lacks a score. */
  static List<List<Integer>> scores(String answer, int cards) {
    for (LenientJson.Found found : LenientJson.in(answer)) {
      List<List<Integer>> all = new ArrayList<>();
      for (int i = 0; i < cards; i++) {
        scoresOf(found.json().path("scores"), Rubric.name(i)).ifPresent(all::add);
      }
      if (all.size() == cards) {
        return all;
      }
    }
    return List.of();
  }

  private static Optional<List<Integer>> scoresOf(JsonNode scores, String card) {
    for (JsonNode each : scores) {
      if (each.path("card").asString("").equals(card)) {
        List<Integer> values =
            Rubric.CRITERIA.stream()
                .map(criterion -> each.path(criterion).asInt(0))
                .filter(value -> value >= Rubric.MIN_SCORE && value <= Rubric.MAX_SCORE)
                .toList();
        return values.size() == Rubric.CRITERIA.size() ? Optional.of(values) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
