package dev.innovationpipeline.systemtests.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.benchmarks.load.Rows;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.LocalProcess;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** This version starts on the data directory of an earlier one that was killed. */
class UpgradeIT {

  private static final String FIXTURE = "/upgrade/2026-11-28/";

  /** The crashed sink stays a member of its group for Kafka's session time-out. */
  private static final Duration ROWS_TIMEOUT = Duration.ofMinutes(2);

  /** The half-way run was asked for long ago and must not be overdue. */
  private static final Map<String, String> NO_DEADLINES =
      Map.of(
          "PIPELINE_ENGINE_RUNDEADLINE", "3650d",
          "PIPELINE_ENGINE_STAGEDEADLINE", "3650d",
          "PIPELINE_ENGINE_SIGNALSLOOKBACK", "3650d");

  @TempDir Path directory;

  @Test
  void everyRunIsShownAndTheHalfWayRunIsFinishedOnce() throws Exception {
    Path data = directory.resolve("data");
    try (InputStream archive = fixture("data-local.zip")) {
      DataDirectoryArchive.unpack(archive, data);
    }
    JsonNode expected = WireJson.MAPPER.readTree(fixture("expected.json"));
    try (LocalProcess pipeline = LocalProcess.start(data, NO_DEADLINES)) {
      PipelineClient client = pipeline.client();
      for (JsonNode run : expected.path("runs")) {
        awaitRun(client, run);
      }
      assertThat(client.get("/runs?limit=100").expect("list the runs").path("runs")).hasSize(13);
      assertRows(pipeline, expected.path("tables"));
      awaitBoard(client, expected);

      JsonNode started =
          client.post("/operations/rebuild-database", null).expect("rebuild the database");
      String generation = started.path("epoch").asString();
      await()
          .atMost(ROWS_TIMEOUT)
          .until(
              () ->
                  client
                      .get("/operations/rebuild-database/" + generation)
                      .expect("read the progress")
                      .path("done")
                      .asBoolean());
      await()
          .atMost(ROWS_TIMEOUT)
          .untilAsserted(() -> assertRows(pipeline, expected.path("tables")));
      assertHalfWayIsWhole(pipeline);
    }
  }

  /** Cards of before there was a board are on it. */
  private static void awaitBoard(PipelineClient client, JsonNode expected) {
    int cards =
        expected.path("runs").valueStream().mapToInt(run -> run.path("cards").asInt()).sum();
    await()
        .atMost(ROWS_TIMEOUT)
        .until(
            () ->
                client.get("/cards?limit=200").expect("read the board").path("cards").size()
                    == cards);
  }

  private static void awaitRun(PipelineClient client, JsonNode run) {
    String id = run.path("run_id").asString();
    await()
        .atMost(ROWS_TIMEOUT)
        .untilAsserted(
            () -> {
              JsonNode status = client.status(id).orElseThrow();
              assertThat(status.path("status").asString())
                  .as(id)
                  .isEqualTo(run.path("status_in_the_end").asString());
              assertThat(status.path("attempt").asInt()).isEqualTo(run.path("attempts").asInt());
              assertThat(status.path("pipeline_version").asInt()).isEqualTo(1);
              assertThat(status.path("stages")).hasSize(5);
              JsonNode results = client.results(id).orElseThrow();
              assertThat(results.path("cards")).as(id).hasSize(run.path("cards").asInt());
              JsonNode trace = client.get("/runs/" + id + "/trace").expect("trace the run");
              assertThat(trace.path("cards")).as(id).hasSize(run.path("cards").asInt());
            });
  }

  /** Rows are as the earlier version had them, but for what this version adds to each. */
  private static void assertRows(LocalProcess pipeline, JsonNode tables) throws Exception {
    for (Map.Entry<String, JsonNode> table : tables.properties()) {
      List<JsonNode> rows =
          rows(
              pipeline,
              "SELECT row_to_json(t) FROM \"%s\" t WHERE %s LIKE 'completed-%%'"
                  .formatted(table.getKey(), table.getKey().equals("Run") ? "id" : "\"runId\""));
      assertThat(rows)
          .as(table.getKey())
          .map(UpgradeIT::asBefore)
          .containsExactlyInAnyOrderElementsOf(table.getValue().valueStream().toList());
    }
  }

  private static JsonNode asBefore(JsonNode row) {
    ObjectNode before = (ObjectNode) row.deepCopy();
    before.remove(
        List.of(
            "pipelineVersion",
            "pipelineStages",
            "degraded",
            "profile",
            "edited",
            "editVersion",
            "editedBy",
            "editedAt"));
    if (before.path("jsonOutput") instanceof ObjectNode json) {
      json.remove(List.of("inspiration_1", "inspiration_2"));
    }
    return before;
  }

  private static void assertHalfWayIsWhole(LocalProcess pipeline) throws Exception {
    assertThat(rows(pipeline, "SELECT 1 FROM \"StageOutput\" WHERE \"runId\" = 'half-way'"))
        .hasSize(5);
    assertThat(rows(pipeline, "SELECT 1 FROM \"OpportunityCard\" WHERE \"runId\" = 'half-way'"))
        .hasSize(5);
    List<JsonNode> json =
        rows(
            pipeline,
            "SELECT \"jsonOutput\" FROM \"StageOutput\" WHERE \"stageNumber\" = 1"
                + " AND \"runId\" LIKE 'completed-%'");
    assertThat(json)
        .as("the seed's keys")
        .hasSize(10)
        .allSatisfy(
            output -> {
              assertThat(output.path("inspiration_1")).isEqualTo(output.at("/inspirations/0"));
              assertThat(output.path("inspiration_2")).isEqualTo(output.at("/inspirations/1"));
            });
  }

  private static List<JsonNode> rows(LocalProcess pipeline, String select) throws Exception {
    List<JsonNode> rows = new ArrayList<>();
    try (Connection database = Rows.connect(pipeline.postgresUrl());
        Statement statement = database.createStatement();
        ResultSet results = statement.executeQuery(select)) {
      while (results.next()) {
        rows.add(WireJson.MAPPER.readTree(results.getString(1)));
      }
    }
    return rows;
  }

  private static InputStream fixture(String name) {
    return Objects.requireNonNull(UpgradeIT.class.getResourceAsStream(FIXTURE + name), name);
  }
}
