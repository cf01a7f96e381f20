package dev.innovationpipeline.benchmarks.evaluate.score;

import dev.innovationpipeline.benchmarks.evaluate.run.CaseResult;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The evidence of a run, as the product found it. */
final class EvidenceScore {

  private EvidenceScore() {}

  /** Nothing where the prompt of the first stage asks for no quotes. */
  static void addTo(Map<Measure, Double> values, CaseResult result, int cards) {
    boolean asked = false;
    List<Quote> quotes = new ArrayList<>();
    List<CardSource> sources = new ArrayList<>();
    for (StageCompleted stage : result.stages()) {
      switch (stage.result()) {
        case Inspirations found -> {
          asked |= found.quotes() != null;
          quotes.addAll(Objects.requireNonNullElse(found.quotes(), List.of()));
        }
        case OpportunityCards found ->
            sources.addAll(Objects.requireNonNullElse(found.sources(), List.of()));
        case Prose found -> {}
      }
    }
    if (asked) {
      values.put(
          Measure.QUOTES_VERIFIED,
          quotes.isEmpty()
              ? 0
              : (double) quotes.stream().filter(Quote::verified).count() / quotes.size());
      values.put(
          Measure.CARDS_WITH_EVIDENCE,
          (double) sources.stream().filter(source -> !source.quotes().isEmpty()).count() / cards);
    }
  }
}
