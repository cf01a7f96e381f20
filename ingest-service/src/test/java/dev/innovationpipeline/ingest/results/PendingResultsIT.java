package dev.innovationpipeline.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of a run that is further than its rows, readers learn that the rest is on its way. */
class PendingResultsIT {

  /** The runs began stage 2 of their first attempt, as far as the sink has written it. */
  private static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "currentStage" integer, attempt integer,
        progress integer, "userId" text, "companyId" text);
      CREATE TABLE "StageOutput" ("runId" text, "stageNumber" integer, "markdownOutput" text,
        "jsonOutput" jsonb, model text);
      CREATE TABLE "InspirationReport" ("runId" text);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer);
      CREATE TABLE run_attempts (run_id text, attempt integer, status text, from_stage integer,
        cost_usd numeric, requested_at timestamp(3));
      INSERT INTO "Run" SELECT name, 'RUNNING', 2, 1, 21, 'u', 'c'
        FROM unnest(ARRAY['behind', 'as-far', 'ahead', 'attempt-behind', 'unknown']) AS name;
      """;

  private final FakeStatusView view = new FakeStatusView();

  @Test
  void saysWhetherThereIsMoreThanIsStored(@TempDir Path directory) {
    view.read(started("behind", 1, 3));
    view.read(started("as-far", 1, 2));
    view.read(started("ahead", 1, 1));
    view.read(RunStatus.of(new RunRequested(run("attempt-behind", 2), Instant.EPOCH)));
    view.read(RunStatus.of(new RunRequested(run("not-written", 1), Instant.EPOCH)));
    try (DatabaseServer server = TestServers.database(directory)) {
      JdbcClient database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
      database.sql(ROWS).update();
      RunStatuses statuses = FakeStatuses.of(view);
      ResultsController results =
          new ResultsController(new RunQueries(database, new EditQueries(database)), statuses);

      assertThat(results.run("behind").resultsPending()).isTrue();
      assertThat(results.run("as-far").resultsPending()).isFalse();
      assertThat(results.run("ahead").resultsPending()).as("the view is behind").isFalse();
      assertThat(results.run("attempt-behind").resultsPending()).isTrue();
      assertThat(results.run("not-written").resultsPending()).isTrue();
      assertThat(results.run("unknown").resultsPending()).isFalse();
      assertThat(WireJson.MAPPER.valueToTree(results.run("behind")).path("results_pending"))
          .hasToString("true");
    }
  }

  @Test
  void missesNothingInADatabaseThatWasMadeElsewhere(@TempDir Path directory) {
    view.read(started("behind", 1, 3));
    try (DatabaseServer server = TestServers.database(directory)) {
      JdbcClient database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
      database
          .sql(ROWS + "ALTER TABLE \"Run\" DROP COLUMN attempt, DROP COLUMN progress;")
          .update();
      ResultsController results =
          new ResultsController(
              new RunQueries(database, new EditQueries(database)), FakeStatuses.of(view));

      assertThat(results.run("behind").resultsPending()).isFalse();
    }
  }

  private static RunStatus started(String runId, int attempt, int stage) {
    return RunStatus.of(new StageStarted(run(runId, attempt), stage, "p", Instant.EPOCH));
  }

  private static RunContext run(String runId, int attempt) {
    return new RunContext(
        runId, attempt, "u", "c", "http://h/d", Instant.EPOCH, RunOptions.DEFAULTS);
  }
}
