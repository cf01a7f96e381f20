package dev.innovationpipeline.ingest.evidence;

import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the results that a run shows, as the sink has written them. */
@Component
class EvidenceQueries {

  private final JdbcClient database;
  private final EditQueries edits;

  EvidenceQueries(JdbcClient database, EditQueries edits) {
    this.database = database;
    this.edits = edits;
  }

  /**
   * The results of a run.
   *
   * @param trends the Markdown of the stage that amplifies; empty where there is none
   * @param principles the Markdown of the stage that translates; empty where there is none
   */
  record Results(RunEvidence evidence, String trends, String principles) {}

  /** Empty for a run that is not in the database. */
  Optional<Results> find(String runId) {
    return rows(ResultSql.RUN, runId).stream().findFirst().map(run -> results(run, runId));
  }

  private Results results(Row run, String runId) {
    PipelineVersion pipeline =
        new PipelineVersion(
            run.integerOr("pipelineVersion", PipelineVersion.FIRST.version()),
            run.integerOr("pipelineStages", PipelineVersion.FIRST.stages()));
    List<Row> stages = rows(ResultSql.STAGES, runId);
    return new Results(
        RunEvidence.of(stages.stream().map(row -> row.json("jsonOutput")).toList())
            .edited(edits.of(runId), attempt(stages)),
        markdown(stages, pipeline, "trend-amplification"),
        markdown(stages, pipeline, "universal-translation"));
  }

  /** Of the cards, which the last stage makes. */
  private static int attempt(List<Row> stages) {
    return stages.isEmpty() ? 1 : stages.getLast().integerOr("attempt", 1);
  }

  private static String markdown(List<Row> stages, PipelineVersion pipeline, String key) {
    return stages.stream()
        .filter(
            row ->
                Pipelines.registered()
                    .stage(pipeline, row.integerOr("stageNumber", 0))
                    .map(Stage::key)
                    .filter(key::equals)
                    .isPresent())
        .findFirst()
        .map(row -> row.textOr("markdownOutput", ""))
        .orElse("");
  }

  private List<Row> rows(String sql, String runId) {
    return database.sql(sql).param("run", runId).query(Row.MAPPER).list();
  }
}
