package dev.innovationpipeline.ingest.export.content;

import dev.innovationpipeline.schema.result.Inspiration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with the cards that are exported of it.
 *
 * @param company the name that people know
 * @param losses a sentence for each loss in its results
 * @param prose the outputs that people read as text; none where only some cards are exported
 * @param answer as {@code GET /runs/{run_id}} answers, with these cards alone
 */
public record ExportedRun(
    String id,
    String companyId,
    String company,
    String document,
    @Nullable Integer attempt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    List<String> losses,
    List<Inspiration> inspirations,
    List<Output> prose,
    List<ExportedCard> cards,
    Object answer) {

  public ExportedRun {
    losses = List.copyOf(losses);
    inspirations = List.copyOf(inspirations);
    prose = List.copyOf(prose);
    cards = List.copyOf(cards);
  }

  /** The output of a stage, in Markdown. */
  public record Output(int stage, String title, String markdown) {}

  /** The time that people take for that of the results. */
  public @Nullable Instant when() {
    return completedAt == null ? startedAt : completedAt;
  }
}
