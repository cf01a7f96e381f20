package dev.innovationpipeline.sink.board;

import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.sink.batch.Annotation;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A note as {@link BoardSql#ANNOTATE} takes it.
 *
 * @param at UTC without a zone
 */
record AnnotationRow(
    String runId,
    int attempt,
    int card,
    String kind,
    String name,
    @Nullable String text,
    @Nullable Integer stars,
    String person,
    @Nullable String keyId,
    String at) {

  private static AnnotationRow of(Annotation note) {
    Annotation.Key key = note.key();
    return new AnnotationRow(
        key.runId(),
        key.attempt(),
        key.card(),
        key.kind(),
        key.name(),
        note.text(),
        note.stars(),
        note.person(),
        note.keyId(),
        LocalDateTime.ofInstant(note.at(), ZoneOffset.UTC).toString());
  }

  static String json(Collection<Annotation> notes) {
    return WireJson.MAPPER.writeValueAsString(notes.stream().map(AnnotationRow::of).toList());
  }
}
