package dev.innovationpipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.ingest.erasure.Reissues;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Stop, again, forget: over HTTP, on a real broker and a real database. */
class RunControlIT {

  /** What the sink makes for its readers. */
  private static final String VIEWS =
      """
      CREATE TABLE run_attempts (run_id text, attempt integer, job_id text);
      CREATE TABLE attempt_outputs (run_id text, attempt integer, stage_number integer,
        markdown text, json jsonb, model text, prompt_version text, prompt_tokens bigint,
        completion_tokens bigint, cost_usd numeric, started_at timestamp(3),
        completed_at timestamp(3), copied_from_attempt integer, degraded jsonb);
      """;

  private static final Topics TOPICS = new Topics("control.");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static KafkaServer broker;
  private static DatabaseServer database;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() throws Exception {
    broker = TestServers.sharedKafka();
    database = TestServers.database(directory.resolve("postgres"));
    sql(VIEWS);
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--pipeline.security.mode=local",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--pipeline.topics.prefix=" + TOPICS.prefix(),
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=" + database.url(),
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> send("GET", "/actuator/health/readiness", "").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void cancelsOnceAndSaysSoAtOnce() throws Exception {
    start("cancelled");
    HttpResponse<String> answer = send("POST", "/runs/cancelled/cancel", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"run_id\":\"cancelled\",\"status\":\"CANCELLED\"}");
    assertThat(send("GET", "/status/cancelled", "").body()).contains("\"status\":\"CANCELLED\"");
    assertThat(send("POST", "/runs/cancelled/cancel", "").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/runs/none/cancel", "").statusCode()).isEqualTo(404);
    assertThat(topics().ofRun("run-cancelled", "cancelled")).hasSize(1);
  }

  @Test
  void doesARunAgainFromAStageOnWithTheOutputBefore() throws Exception {
    RunContext run = start("again");
    publish(Runs.completed(run, 1), Runs.completed(run, 2), Runs.failed(run, 3));
    until("again", "FAILED");
    HttpResponse<String> early = reprocess("again", "{\"from_stage\": 3}");
    assertThat(early.statusCode()).as(early.body()).isEqualTo(503);
    assertThat(early.headers().firstValue("retry-after")).isPresent();
    HttpResponse<String> never = reprocess("again", "{\"from_stage\": 5}");
    assertThat(never.statusCode()).isEqualTo(409);
    assertThat(never.body()).contains("stage_before_missing", "from_stage can be 3 at most");
    sql(
        """
        INSERT INTO run_attempts VALUES ('again', 1, NULL);
        INSERT INTO attempt_outputs VALUES ('again', 1, 2, '# Two', NULL, 'm', 'v1', 100, 50, 0.5,
          '2026-11-24 10:00', '2026-11-24 10:01', NULL, '[{"code": "lost", "message": "Much."}]');
        """);
    HttpResponse<String> taken = reprocess("again", "{\"from_stage\": 3, \"job_id\": \"j\"}");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(taken.body())
        .isEqualTo(
            "{\"status\":\"Reprocess"
                + " started\",\"run_id\":\"again\",\"attempt\":2,\"from_stage\":3}");
    assertThat(send("GET", "/status/again", "").body())
        .contains("\"attempt\":2", "\"status\":\"RUNNING\"");
    assertThat(reprocess("again", "{\"from_stage\": 3, \"job_id\": \"j\"}").body())
        .isEqualTo(taken.body());
    assertThat(reprocess("again", "{\"from_stage\": 3}").body()).contains("run_active");
    assertThat(topics().ofRun("reprocess-requested", "again")).hasSize(1);
    StageCompleted copy =
        topics().ofRun("stage-2-completed", "again").stream()
            .map(StageCompleted.class::cast)
            .filter(event -> event.run().attempt() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(copy.result().markdown()).isEqualTo("# Two");
    assertThat(copy.copiedFromAttempt()).isEqualTo(1);
    assertThat(copy.usage()).isEqualTo(Runs.USAGE);
    assertThat(copy.degraded()).containsExactly(new Degradation("lost", "Much.", null));
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    assertThat(reprocess("none", "{\"from_stage\": 1}").statusCode()).isEqualTo(404);
    assertThat(reprocess("none", "{\"from_stage\": 0}").statusCode()).isEqualTo(400);
    assertThat(reprocess("none", "[]").statusCode()).isEqualTo(400);
    assertThat(send("DELETE", "/runs/none", "").statusCode()).isEqualTo(404);
  }

  @Test
  void forgetsARunAndItsDocumentUnlessAnotherNeedsIt() throws Exception {
    Path document = Files.createDirectories(directory.resolve("documents")).resolve("a".repeat(64));
    Files.writeString(document, "secret");
    start("forgotten");
    start("other");
    assertThat(send("DELETE", "/runs/forgotten", "").statusCode()).isEqualTo(204);
    assertThat(document).exists();
    assertThat(send("GET", "/status/forgotten", "").statusCode()).isEqualTo(410);
    assertThat(send("GET", "/runs/forgotten", "").statusCode()).isEqualTo(410);
    assertThat(send("POST", "/runs/forgotten/cancel", "").statusCode()).isEqualTo(410);
    assertThat(reprocess("forgotten", "{\"from_stage\": 1}").statusCode()).isEqualTo(410);
    assertThat(send("DELETE", "/runs/forgotten", "").statusCode()).isEqualTo(204);
    assertThat(topics().ofRun("run-forgotten", "forgotten")).hasSize(1);
    assertThat(topics().ofRun("run-cancelled", "forgotten")).hasSize(1);
    for (String id : List.of("cancelled", "again", "other")) {
      send("DELETE", "/runs/" + id, "");
    }
    assertThat(document).doesNotExist();
  }

  @Test
  void erasesAllOfAForgottenRunAndTwiceMoreWhatWasOnItsWay() throws Exception {
    RunContext run = start("erased");
    RunContext second = run.next(Runs.NOW, RunOptions.DEFAULTS);
    publish(Runs.completed(run, 1), Runs.failed(run, 2), new RunRequested(second, Runs.NOW));
    untilAttempt("erased", 2);
    assertThat(send("DELETE", "/runs/erased", "").statusCode()).isEqualTo(204);
    assertThat(topics().left("erased")).containsExactly("control.run-forgotten erased");

    RunContext third = second.next(Runs.NOW, RunOptions.DEFAULTS);
    publish(Runs.completed(second, 1), new RunRequested(third, Runs.NOW));
    assertThat(topics().left("erased")).hasSize(3);
    untilAttempt("erased", 3);
    reissueAfter(Duration.ofHours(5));
    assertThat(topics().left("erased")).as("it is not due").hasSize(3);
    reissueAfter(Duration.ofHours(7));
    assertThat(topics().left("erased")).containsExactly("control.run-forgotten erased");

    reissueAfter(Duration.ofHours(5));
    assertThat(topics().ofRun("run-forgotten", "erased")).as("the next is not due").hasSize(2);
    reissueAfter(Duration.ofHours(7));
    reissueAfter(Duration.ofHours(7));
    assertThat(topics().ofRun("run-forgotten", "erased"))
        .extracting(event -> ((RunForgotten) event).repetitions())
        .containsExactly(0, 1, 2);
  }

  @Test
  void whatIsNotCommittedIsNotThere() throws Exception {
    RunContext second = Runs.run("aborted").next(Runs.NOW, RunOptions.DEFAULTS);
    RunEvent tooLarge =
        new StageCompleted(
            second,
            1,
            new Prose("x".repeat(1_000_000)),
            "m",
            "v1",
            Runs.USAGE,
            Runs.USAGE,
            Runs.NOW,
            Runs.NOW);
    try {
      service
          .getBean(EventTransactions.class)
          .append(List.of(new RunRequested(second, Runs.NOW), tooLarge));
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("bytes");
    }
    assertThat(topics().ofRun("run-requested", "aborted")).isEmpty();
  }

  /** All runs here are about one document. */
  private static RunContext start(String runId) throws Exception {
    RunContext run = Runs.run(runId);
    String body =
        """
        {"run_id": "%s", "blob_url": "%s", "company_id": "c", "user_id": "u"}
        """
            .formatted(runId, run.blobUrl());
    HttpResponse<String> answer = send("POST", "/run", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return run;
  }

  private static void publish(RunEvent... events) {
    service.getBean(EventTransactions.class).append(List.of(events));
  }

  private static void until(String runId, String status) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                send("GET", "/status/" + runId, "")
                    .body()
                    .contains("\"status\":\"" + status + "\""));
  }

  private static void untilAttempt(String runId, int attempt) {
    RunStatuses statuses = service.getBean(RunStatuses.class);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> statuses.find(runId).orElseThrow().run().attempt() == attempt);
  }

  private static void reissueAfter(Duration time) {
    Reissues.after(time, service);
  }

  private static RunsInTopics topics() {
    return new RunsInTopics(broker.bootstrapServers(), TOPICS);
  }

  private static HttpResponse<String> reprocess(String runId, String body) throws Exception {
    return send("POST", "/runs/" + runId + "/reprocess", body);
  }

  private static void sql(String text) throws Exception {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
