package dev.innovationpipeline.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The losses of runs on a real Postgres, with and without the column of newer sinks. */
class DegradedRunsIT {

  private static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "createdAt" timestamp(3), "userId" text,
        "companyId" text, "blobUrl" text);
      CREATE TABLE "StageOutput" ("runId" text, "stageNumber" integer, "markdownOutput" text);
      CREATE TABLE "InspirationReport" ("runId" text, "inspiration1Title" text,
        "inspiration2Title" text);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        tagline text, problem text, solution text, "why_now" text, "target_segment" text,
        "quick_win" text, starred boolean);
      CREATE TABLE run_attempts (run_id text, attempt integer, status text, from_stage integer);
      CREATE TABLE attempt_outputs (run_id text, attempt integer, stage_number integer,
        markdown text, json jsonb);
      INSERT INTO "Run" VALUES ('failed', 'FAILED', '2026-01-01 10:00'),
        ('good', 'COMPLETED', '2026-01-02 10:00'), ('degraded', 'COMPLETED', '2026-01-03 10:00');
      INSERT INTO run_attempts VALUES ('degraded', 1, 'FAILED', 1), ('degraded', 2, 'COMPLETED', 2);
      """;

  private static final String LOSSES =
      """
      ALTER TABLE "StageOutput" ADD degraded jsonb;
      INSERT INTO "StageOutput" VALUES ('good', 1, '# One', NULL),
        ('degraded', 5, '# Five', '[{"code": "fallback_card", "message": "5", "card": 3}]'),
        ('degraded', 1, '# One', '[{"code": "lost", "message": "1"}]'),
        ('failed', 1, '# One', '[{"code": "lost", "message": "0"}]');
      ALTER TABLE attempt_outputs ADD degraded jsonb;
      INSERT INTO attempt_outputs VALUES
        ('degraded', 1, 1, '# One', NULL, '[{"code": "lost", "message": "1"}]');
      """;

  private static final Degradation ONE = new Degradation("lost", "1", null);
  private static final Degradation FIVE = new Degradation("fallback_card", "5", 3);
  private static final RunFilter ALL = RunFilter.EVERYTHING.page(null, 9);
  private static final RunFilter DEGRADED =
      new RunFilter(null, null, null, null, null, null, false, true, null, null, 9);

  @Test
  void aCompletedRunSaysWhatWasLostInItsResults(@TempDir Path directory) {
    try (DatabaseServer server = TestServers.database(directory)) {
      JdbcClient database =
          JdbcClient.create(
              new DriverManagerDataSource(server.jdbcUrl() + "&stringtype=unspecified"));
      database.sql(ROWS).update();
      RunQueries queries = new RunQueries(database, new EditQueries(database));
      assertThat(losses(queries)).as("no such column").isEmpty();
      assertThat(queries.newest(DEGRADED, Caller.ANYBODY)).as("no such column").isEmpty();
      assertThat(queries.find("degraded", null).orElseThrow().run().degraded()).isNull();

      database.sql(LOSSES).update();
      assertThat(losses(queries)).isEqualTo(Map.of("degraded", List.of(ONE, FIVE)));
      assertThat(queries.newest(DEGRADED, Caller.ANYBODY))
          .extracting(RunSummary::runId)
          .containsExactly("degraded");
      RunResults results = queries.find("degraded", null).orElseThrow();
      assertThat(results.run().degraded()).containsExactly(ONE, FIVE);
      assertThat(results.stages().getFirst().degraded()).containsExactly(ONE);
      assertThat(WireJson.MAPPER.writeValueAsString(results.run()))
          .endsWith(
              "\"degraded\":[{\"code\":\"lost\",\"message\":\"1\"},"
                  + "{\"code\":\"fallback_card\",\"message\":\"5\",\"card\":3}]}");
      RunResults failed = queries.find("failed", null).orElseThrow();
      assertThat(failed.run().degraded()).isNull();
      assertThat(failed.stages().getFirst().degraded()).hasSize(1);
      assertThat(queries.attempt("degraded", 1).orElseThrow().summary().degraded()).isNull();
      assertThat(queries.attempt("degraded", 2).orElseThrow().summary().degraded())
          .containsExactly(ONE);
    }
  }

  /** Cancelled and completed runs of five stages have 58 and 59. */
  @Test
  void aRunThatWaitsForAReviewSaysSo(@TempDir Path directory) {
    try (DatabaseServer server = TestServers.database(directory)) {
      JdbcClient database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
      database.sql(ROWS).update();
      RunQueries queries = new RunQueries(database, new EditQueries(database));
      assertThat(queries.newest(ALL, Caller.ANYBODY))
          .as("no such column")
          .extracting(RunSummary::waitingFor)
          .containsOnlyNulls();
      database.sql("ALTER TABLE \"Run\" ADD attempt integer, ADD progress integer").update();
      database.sql("UPDATE \"Run\" SET attempt = 1, progress = 59").update();
      database.sql("UPDATE \"Run\" SET attempt = 2, progress = 33 WHERE id = 'good'").update();
      assertThat(queries.newest(ALL, Caller.ANYBODY))
          .extracting(RunSummary::waitingFor)
          .containsExactly(null, "review", null);
    }
  }

  /** Of the list, by run; those without any are left out. */
  private static Map<String, List<Degradation>> losses(RunQueries queries) {
    Map<String, List<Degradation>> losses = new TreeMap<>();
    for (RunSummary run : queries.newest(ALL, Caller.ANYBODY)) {
      List<Degradation> degraded = run.degraded();
      if (degraded != null) {
        losses.put(run.runId(), degraded);
      }
    }
    return losses;
  }
}
