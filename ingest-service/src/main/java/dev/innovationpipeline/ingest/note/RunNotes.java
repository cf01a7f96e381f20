package dev.innovationpipeline.ingest.note;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.result.AnnotationKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Titles and tags of runs. */
@Component
public class RunNotes {

  private final JdbcClient database;
  private final RunStatuses statuses;
  private final Notes notes;

  RunNotes(JdbcClient database, RunStatuses statuses, Notes notes) {
    this.database = database;
    this.statuses = statuses;
    this.notes = notes;
  }

  /** The title and the tags that people gave a run. */
  public record NotedRun(
      String runId,
      @Schema(description = "Left out for none") @Nullable String title,
      List<String> tags) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a run that is not there, 410 for
   *     a forgotten one
   */
  NotedRun read(String runId) {
    statuses.require(runId);
    return stored(runId);
  }

  /** Those of these runs that have a title or tags. */
  public static Map<String, NotedRun> of(JdbcClient database, Collection<String> runs) {
    Map<String, NotedRun> noted = new HashMap<>();
    if (!runs.isEmpty()) {
      database
          .sql(BoardSql.NOTES_OF_RUNS)
          .param("runs", runs)
          .query(Row.MAPPER)
          .list()
          .forEach(row -> noted.merge(row.textOr("run_id", ""), note(row), RunNotes::merged));
    }
    return noted;
  }

  NotedRun title(String runId, @Nullable String title, Caller caller) throws InterruptedException {
    return keep(runId, AnnotationKind.TITLE, null, title, caller);
  }

  NotedRun tag(String runId, String tag, boolean present, Caller caller)
      throws InterruptedException {
    return keep(runId, AnnotationKind.TAG, tag, present ? Annotated.PRESENT : null, caller);
  }

  private NotedRun keep(
      String runId,
      AnnotationKind kind,
      @Nullable String name,
      @Nullable String text,
      Caller caller)
      throws InterruptedException {
    // Notes on a run stay when it is done again, so they are of no later attempt.
    RunContext run = statuses.require(runId).run().attempt(1);
    stored(runId); // Without a database nothing would show it.
    Author author = Author.of(caller, null);
    Instant at = notes.now();
    notes.publish(
        List.of(new RunAnnotated(run, kind, name, text, author.userId(), author.keyId(), at)), at);
    return stored(runId);
  }

  private NotedRun stored(String runId) {
    return of(database, List.of(runId)).getOrDefault(runId, new NotedRun(runId, null, List.of()));
  }

  private static NotedRun note(Row row) {
    String run = row.textOr("run_id", "");
    return "title".equals(row.text("kind"))
        ? new NotedRun(run, row.text("text"), List.of())
        : new NotedRun(run, null, List.of(row.textOr("name", "")));
  }

  private static NotedRun merged(NotedRun a, NotedRun b) {
    List<String> tags = new ArrayList<>(a.tags());
    tags.addAll(b.tags());
    return new NotedRun(a.runId(), a.title() == null ? b.title() : a.title(), tags);
  }
}
