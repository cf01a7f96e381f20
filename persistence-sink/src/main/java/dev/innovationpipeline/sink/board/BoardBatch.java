package dev.innovationpipeline.sink.board;

import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.sink.batch.Annotation;
import dev.innovationpipeline.sink.batch.FactBatch;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The part of a batch that concerns the board. */
public final class BoardBatch {

  private BoardBatch() {}

  /**
   * The notes on the runs that are written.
   *
   * @return as {@link BoardSql#ANNOTATE} takes them; empty for none
   */
  public static String notes(FactBatch batch, Collection<String> runs) {
    List<Annotation> notes =
        batch.annotations().values().stream()
            .filter(note -> runs.contains(note.key().runId()))
            .toList();
    return notes.isEmpty() ? "" : AnnotationRow.json(notes);
  }

  /** Runs of which people noted or edited something; they look for it at once. */
  public static Set<String> noted(FactBatch batch, Collection<String> runs) {
    Set<String> noted = new TreeSet<>();
    batch.annotations().keySet().forEach(key -> noted.add(key.runId()));
    batch.stars().keySet().forEach(key -> noted.add(key.runId()));
    batch.edits().keySet().forEach(key -> noted.add(key.runId()));
    noted.retainAll(runs);
    return noted;
  }

  /** Runs whose cards may have changed. */
  static Set<String> changed(FactBatch batch) {
    Set<String> changed = new TreeSet<>();
    batch.outputs().values().stream()
        .filter(output -> output.result() instanceof OpportunityCards)
        .forEach(output -> changed.add(output.key().runId()));
    batch.attempts().keySet().stream()
        .filter(key -> key.attempt() > 1)
        .forEach(key -> changed.add(key.runId()));
    return changed;
  }
}
