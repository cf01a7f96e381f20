package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.Star;
import dev.innovationpipeline.sink.batch.StoredJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that a stage's output becomes. Nothing in a row comes from a clock of ours. */
final class OutputRows {

  private OutputRows() {}

  static Row stageOutput(Output output) {
    return Row.of(
        RowIds.stageOutput(output.key().runId(), output.key().stage()),
        output.key().runId(),
        output.key().stage(),
        output.result().markdown(),
        json(output),
        output.key().attempt(),
        output.model(),
        output.promptVersion(),
        output.usage().promptTokens(),
        output.usage().completionTokens(),
        output.usage().costUsd().toPlainString(),
        output.startedAt(),
        output.completedAt());
  }

  static Row archived(Output output) {
    return Row.of(
        output.key().runId(),
        output.key().attempt(),
        output.key().stage(),
        output.result().markdown(),
        json(output),
        output.model(),
        output.promptVersion(),
        output.usage().promptTokens(),
        output.usage().completionTokens(),
        output.usage().costUsd().toPlainString(),
        output.startedAt(),
        output.completedAt(),
        output.copiedFromAttempt());
  }

  private static @Nullable String json(Output output) {
    StoredJson json = StoredJson.of(output.result());
    return json == null ? null : WireJson.MAPPER.writeValueAsString(json);
  }

  static Row inspirationReport(Output output, Inspirations result) {
    Inspiration first = result.inspirations().get(0);
    Inspiration second = result.inspirations().get(1);
    return Row.of(
        RowIds.inspirationReport(output.key().runId()),
        output.key().runId(),
        first.title(),
        first.content(),
        first.keyElements(),
        second.title(),
        second.content(),
        second.keyElements(),
        output.key().attempt(),
        output.completedAt(),
        output.completedAt());
  }

  static List<Row> cards(
      Output output, OpportunityCards result, String userId, Map<Star.Key, Star> stars) {
    return result.cards().stream()
        .map(
            card ->
                card(
                    output,
                    card,
                    userId,
                    stars.get(
                        new Star.Key(output.key().runId(), output.key().attempt(), card.number()))))
        .toList();
  }

  private static Row card(Output output, OpportunityCard card, String userId, @Nullable Star star) {
    return Row.of(
        RowIds.card(output.key().runId(), card.number()),
        output.key().runId(),
        userId,
        card.number(),
        card.title(),
        card.tagline(),
        card.problem(),
        card.solution(),
        card.whyNow(),
        card.targetSegment(),
        card.quickWin(),
        star != null && star.starred(),
        card.parsed(),
        output.key().attempt(),
        output.completedAt(),
        later(output.completedAt(), star));
  }

  private static Instant later(Instant written, @Nullable Star star) {
    return star != null && star.at().isAfter(written) ? star.at() : written;
  }
}
