package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.sink.batch.Card;
import dev.innovationpipeline.sink.batch.Inspiration;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.Star;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stage's output becomes in the tables. Nothing in a row comes from a clock of ours. */
final class OutputRows {

  private OutputRows() {}

  static Row stageOutput(Output output) {
    return Row.of(
        RowIds.stageOutput(output.key().runId(), output.key().stage()),
        output.key().runId(),
        output.key().stage(),
        output.markdown(),
        output.json(),
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
        output.markdown(),
        output.json(),
        output.model(),
        output.promptVersion(),
        output.usage().promptTokens(),
        output.usage().completionTokens(),
        output.usage().costUsd().toPlainString(),
        output.startedAt(),
        output.completedAt(),
        output.copiedFromAttempt());
  }

  /** Of the first stage's output. */
  static Row inspirationReport(Output output) {
    List<Inspiration> inspirations = Inspiration.of(output.json());
    Inspiration first = inspirations.get(0);
    Inspiration second = inspirations.get(1);
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

  /** Of the last stage's output. */
  static List<Row> cards(Output output, String userId, Map<Star.Key, Star> stars) {
    return Card.of(output.json()).stream()
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

  private static Row card(Output output, Card card, String userId, @Nullable Star star) {
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
