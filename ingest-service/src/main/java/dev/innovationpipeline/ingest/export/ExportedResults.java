package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.export.content.CheckMarks;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.Revision;
import dev.innovationpipeline.ingest.note.NotedCard;
import dev.innovationpipeline.ingest.results.Card;
import dev.innovationpipeline.ingest.results.Card.CardEdit;
import dev.innovationpipeline.ingest.results.RunResults;
import dev.innovationpipeline.ingest.results.RunSummary;
import dev.innovationpipeline.ingest.results.StageOutput;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run's results as exports show them. */
final class ExportedResults {

  private final RunResults results;
  private final Map<String, NotedCard> notes;
  private final List<Degradation> losses;
  private final Map<Integer, CardCheck> checks = new HashMap<>();
  private final List<ExportedRun.Output> prose = new ArrayList<>();

  private ExportedResults(RunResults results, Map<String, NotedCard> notes) {
    this.results = results;
    this.notes = notes;
    losses =
        results.stages().stream()
            .map(StageOutput::degraded)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .toList();
    for (StageOutput stage : results.stages()) {
      read(stage, stage.result());
    }
  }

  private void read(StageOutput stage, StageResult result) {
    switch (result) {
      case OpportunityCards cards -> {
        List<CardCheck> found = cards.checks();
        if (found != null) {
          found.forEach(check -> checks.put(check.card(), check));
        }
      }
      case Prose text -> {
        if (!text.markdown().isBlank()) {
          prose.add(new ExportedRun.Output(stage.number(), stage.title(), text.markdown()));
        }
      }
      case Inspirations inspirations -> {
        // They are columns of their own.
      }
    }
  }

  /**
   * @param notes of people, by the cards' ids
   * @param company the name that people know
   * @param whole whether inspirations and texts come along
   */
  static ExportedRun of(
      RunResults results, Map<String, NotedCard> notes, String company, boolean whole) {
    return new ExportedResults(results, notes).run(company, whole);
  }

  private ExportedRun run(String company, boolean whole) {
    RunSummary run = results.run();
    return new ExportedRun(
        run.runId(),
        Objects.requireNonNullElse(run.companyId(), ""),
        company,
        Objects.requireNonNullElse(run.documentName(), "a document"),
        run.attempt(),
        run.createdAt(),
        run.completedAt(),
        losses.stream().filter(loss -> loss.card() == null).map(Degradation::message).toList(),
        whole ? results.inspirations() : List.of(),
        whole ? prose : List.of(),
        results.cards().stream().map(this::card).toList(),
        results);
  }

  private ExportedCard card(Card card) {
    CardEdit edited = card.edited();
    @Nullable CardCheck check = edited == null ? checks.get(card.card().number()) : edited.check();
    return new ExportedCard(
        card.card(),
        Boolean.TRUE.equals(card.starred()),
        check != null,
        check == null ? List.of() : CheckMarks.of(check),
        lossesOf(card),
        card.evidence(),
        edited == null ? null : new Revision(edited.by(), edited.at(), edited.model()),
        card.id() == null ? null : notes.get(card.id()));
  }

  private List<String> lossesOf(Card card) {
    List<String> own =
        losses.stream()
            .filter(loss -> Objects.equals(loss.card(), card.card().number()))
            .map(Degradation::message)
            .toList();
    return own.isEmpty() && !card.card().parsed()
        ? List.of("This card could not be read from the answer.")
        : own;
  }
}
