package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.evidence.RunEvidence;
import dev.innovationpipeline.ingest.note.RunNotes;
import dev.innovationpipeline.ingest.note.RunNotes.NotedRun;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.run.RunProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs and their results, as the sink has written them. */
@Component
public class RunQueries {

  private final JdbcClient database;
  private final EditQueries edits;

  RunQueries(JdbcClient database, EditQueries edits) {
    this.database = database;
    this.edits = edits;
  }

  /** Of the caller's companies. */
  public List<RunSummary> newest(RunFilter filter, Caller caller) {
    if (!caller.everyCompany() && caller.companies().isEmpty()) {
      return List.of();
    }
    List<RunSummary> runs = runsIfKnown(filter, caller);
    Map<String, List<Degradation>> degraded = degradedIfAny(runs);
    Map<String, NotedRun> notes = notesIfAny(runs.stream().map(RunSummary::runId).toList());
    return runs.stream()
        .map(run -> run.withDegraded(degraded.get(run.runId())))
        .map(run -> run.withNotes(notes.get(run.runId())))
        .toList();
  }

  /** In a database of an older sink nothing is known to be degraded, and no run has a tag. */
  private List<RunSummary> runsIfKnown(RunFilter filter, Caller caller) {
    boolean titled = filter.pattern() != null;
    try {
      return runs(titled, filter, caller);
    } catch (BadSqlGrammarException e) {
      return titled && filter.tag() == null ? untitled(filter, caller) : List.of();
    }
  }

  private List<RunSummary> untitled(RunFilter filter, Caller caller) {
    try {
      return runs(false, filter, caller);
    } catch (BadSqlGrammarException e) {
      return List.of();
    }
  }

  private List<RunSummary> runs(boolean titled, RunFilter filter, Caller caller) {
    return runs(ResultSql.runs(filter.degraded(), filter.tag() != null, titled), filter, caller);
  }

  private Map<String, NotedRun> notesIfAny(List<String> runs) {
    try {
      return RunNotes.of(database, runs);
    } catch (BadSqlGrammarException e) {
      return Map.of();
    }
  }

  private List<RunSummary> runs(String sql, RunFilter filter, Caller caller) {
    Cursor after = filter.after();
    return database
        .sql(sql)
        .param("company", filter.companyId())
        .param("everyCompany", caller.everyCompany())
        .param("companies", caller.everyCompany() ? Set.of("") : caller.companies())
        .param("user", filter.userId())
        .param("status", filter.status())
        .param("pattern", filter.pattern())
        .param("since", Row.column(filter.since()))
        .param("until", Row.column(filter.until()))
        .param("starred", filter.starred())
        .param("tag", filter.tag())
        .param("afterTime", after == null ? null : Row.column(after.createdAt()))
        .param("afterId", after == null ? null : after.id())
        .param("limit", filter.limit())
        .query(Row.MAPPER)
        .list()
        .stream()
        .map(RunSummary::of)
        .toList();
  }

  /** A database of an older sink does not have the column. */
  private Map<String, List<Degradation>> degradedIfAny(List<RunSummary> runs) {
    List<String> completed =
        runs.stream().filter(RunSummary::completed).map(RunSummary::runId).toList();
    if (completed.isEmpty()) {
      return Map.of();
    }
    try {
      Map<String, List<Degradation>> degraded = new HashMap<>();
      database
          .sql(ResultSql.DEGRADED_STAGES)
          .param("runs", completed)
          .query(Row.MAPPER)
          .list()
          .forEach(
              row ->
                  degraded
                      .computeIfAbsent(row.textOr("runId", ""), run -> new ArrayList<>())
                      .addAll(row.degraded()));
      return degraded;
    } catch (BadSqlGrammarException e) {
      return Map.of();
    }
  }

  /**
   * @param known how far the run is by its events; null while that is not known
   */
  public Optional<RunResults> find(String runId, @Nullable RunProgress known) {
    return rows(ResultSql.RUN, runId).stream().findFirst().map(run -> results(runId, run, known));
  }

  /** A run without its results; empty when the database does not have it. */
  public Optional<RunSummary> summary(String runId) {
    return rows(ResultSql.RUN, runId).stream().findFirst().map(RunSummary::of);
  }

  private RunResults results(String runId, Row run, @Nullable RunProgress known) {
    RunSummary summary = RunSummary.of(run);
    PipelineVersion pipeline = pipeline(run, "pipelineVersion", "pipelineStages");
    List<StoredEdit> edited = edits.of(runId);
    List<StageOutput> stages =
        rows(ResultSql.STAGES, runId).stream()
            .map(row -> StageOutput.of(row, pipeline, edited))
            .toList();
    RunEvidence evidence = RunEvidence.of(stages.stream().map(StageOutput::json).toList());
    return new RunResults(
        summary
            .withDegraded(StageOutput.degraded(summary.status(), stages))
            .withNotes(notesIfAny(List.of(runId)).get(runId)),
        known != null && known.compareTo(progress(run)) > 0,
        rows(ResultSql.INSPIRATIONS, runId).stream()
            .limit(1)
            .flatMap(row -> inspirations(row))
            .toList(),
        stages,
        rows(ResultSql.CARDS, runId).stream()
            .map(Card::of)
            .map(card -> card.resting(evidence.ofCard(card.card().number())))
            .map(card -> card.edited(edited, evidence.card(card.card().number())))
            .toList(),
        attemptsIfAny(runId));
  }

  /** The newest first. */
  List<Attempt> attempts(String runId) {
    return rows(ResultSql.ATTEMPTS, runId).stream().map(Attempt::of).toList();
  }

  /** An attempt with its results, edits included. */
  public Optional<AttemptResults> attempt(String runId, int number) {
    return database
        .sql(ResultSql.ATTEMPT)
        .param("run", runId)
        .param("attempt", number)
        .query(Row.MAPPER)
        .list()
        .stream()
        .findFirst()
        .map(
            row -> {
              Attempt attempt = Attempt.of(row);
              PipelineVersion pipeline = pipeline(row, "pipeline_version", "pipeline_stages");
              List<StoredEdit> edited = edits.of(runId);
              return AttemptResults.of(attempt, stages(runId, attempt, pipeline, edited), edited);
            });
  }

  private List<StageOutput> stages(
      String runId, Attempt attempt, PipelineVersion pipeline, List<StoredEdit> edited) {
    return database
        .sql(ResultSql.ATTEMPT_STAGES)
        .param("run", runId)
        .param("attempt", attempt.attempt())
        .param("fromStage", attempt.fromStage())
        .query(Row.MAPPER)
        .list()
        .stream()
        .map(row -> StageOutput.ofAttempt(row, pipeline, edited))
        .toList();
  }

  /** A database made elsewhere has no view of attempts, and its runs are shown without. */
  private List<Attempt> attemptsIfAny(String runId) {
    try {
      return attempts(runId);
    } catch (BadSqlGrammarException e) {
      return List.of();
    }
  }

  private static Stream<Inspiration> inspirations(Row report) {
    return IntStream.rangeClosed(1, Inspirations.COUNT)
        .mapToObj(number -> "inspiration" + number)
        .map(
            column ->
                new Inspiration(
                    report.textOr(column + "Title", ""),
                    report.textOr(column + "Content", ""),
                    report.texts(column + "Elements")));
  }

  /** A database made elsewhere has no such columns; nothing is known to be missing in it. */
  private static RunProgress progress(Row run) {
    return new RunProgress(
        run.integerOr("attempt", Integer.MAX_VALUE), run.integerOr("progress", Integer.MAX_VALUE));
  }

  /** A database made elsewhere has no such columns; its runs went through the first pipeline. */
  private static PipelineVersion pipeline(Row row, String version, String stages) {
    return new PipelineVersion(
        row.integerOr(version, PipelineVersion.FIRST.version()),
        row.integerOr(stages, PipelineVersion.FIRST.stages()));
  }

  private List<Row> rows(String sql, String runId) {
    return database.sql(sql).param("run", runId).query(Row.MAPPER).list();
  }
}
