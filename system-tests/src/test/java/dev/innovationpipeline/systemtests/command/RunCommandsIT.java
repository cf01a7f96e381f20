package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.benchmarks.reprocess.ReprocessProcess;
import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.local.model.Latency;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people do with runs, by the commands that they have, through every real part. */
class RunCommandsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir static Path directory;
  private static CommandedPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline = CommandedPipeline.start(directory);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @BeforeEach
  void modelThatWorks() {
    pipeline.model(FaultPlan.NONE);
  }

  @Test
  void aSecondAttemptReplacesTheCardsAndAFailedThirdLeavesThem() throws Exception {
    pipeline.complete("redone");
    int calls = pipeline.modelCalls();
    assertThat(pipeline.run("reprocess", "redone", "--from-stage", "4", "--json")).isZero();
    assertThat(pipeline.modelCalls() - calls).isEqualTo(2);
    pipeline.until("/runs/redone", body -> body.path("run").path("attempt").asInt() == 2);
    String cards = pipeline.body("/runs/redone").path("cards").toString();
    assertThat(pipeline.body("/runs/redone/attempts/2").path("stages")).hasSize(5);
    assertThat(pipeline.run("compare", "redone", "1", "2")).isZero();

    pipeline.model(FaultPlan.always(FaultMode.LENGTH).onStage(5));
    assertThat(pipeline.run("reprocess", "redone", "--from-stage", "5", "--json")).isEqualTo(1);
    pipeline.until(
        "/runs/redone/attempts",
        body ->
            body.path("attempts").path(0).path("attempt").asInt() == 3
                && body.path("attempts").path(0).path("status").asString("").equals("FAILED"));
    assertThat(pipeline.body("/runs/redone").path("cards").toString()).isEqualTo(cards);
    assertThat(pipeline.body("/status/redone").path("status").asString()).isEqualTo("FAILED");
  }

  @Test
  void aRunWithALostCardIsDegradedUntilTheStageIsRedone() throws Exception {
    pipeline.model(FaultPlan.always(FaultMode.FOUR_CARDS).onStage(5));
    pipeline.complete("degraded");
    JsonNode status = pipeline.body("/status/degraded");
    assertThat(status.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(status.path("degraded").path(0).path("code").asString()).isEqualTo("fallback_card");
    assertThat(status.path("degraded").path(0).path("card").asInt()).isEqualTo(5);
    assertThat(pipeline.body("/runs/degraded").path("run").path("degraded"))
        .isEqualTo(status.path("degraded"));
    assertThat(inList("degraded").path("degraded")).isEqualTo(status.path("degraded"));
    assertThat(pipeline.run("status", "degraded")).isZero();

    pipeline.model(FaultPlan.NONE);
    assertThat(pipeline.run("reprocess", "degraded", "--from-stage", "5", "--json")).isZero();
    assertThat(pipeline.body("/status/degraded").has("degraded")).isFalse();
    pipeline.until("/runs/degraded", body -> body.path("run").path("attempt").asInt() == 2);
    assertThat(inList("degraded").has("degraded")).isFalse();
    assertThat(pipeline.body("/runs/degraded/attempts/1").path("degraded"))
        .isEqualTo(status.path("degraded"));
    assertThat(pipeline.body("/runs/degraded/attempts/2").has("degraded")).isFalse();
  }

  private static JsonNode inList(String runId) throws InterruptedException {
    return pipeline
        .body("/runs?limit=200")
        .path("runs")
        .valueStream()
        .filter(run -> run.path("run_id").asString().equals(runId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUnknownPromptVersionFailsBeforeTheModelIsAsked() throws Exception {
    pipeline.complete("prompted");
    int calls = pipeline.modelCalls();
    assertThat(
            pipeline.run(
                "reprocess", "prompted", "--from-stage", "2", "--prompt-version", "v77", "--json"))
        .isEqualTo(1);
    assertThat(pipeline.body("/status/prompted").path("error_code").asString())
        .isEqualTo("prompt_version_unknown");
    assertThat(pipeline.modelCalls()).isEqualTo(calls);
  }

  @Test
  void aCancelledRunAbortsItsCallAndCanBeDoneAgain() throws Exception {
    pipeline.model(FaultPlan.NONE.withLatency(Latency.fixed(Duration.ofMinutes(2))));
    int calls = pipeline.modelCalls();
    pipeline.submit("stopped");
    await().atMost(TIMEOUT).until(() -> pipeline.modelCalls() > calls);
    assertThat(pipeline.run("cancel", "stopped")).isZero();
    assertThat(pipeline.body("/status/stopped").path("status").asString()).isEqualTo("CANCELLED");
    assertThat(pipeline.run("cancel", "stopped")).isZero();
    pipeline.until(
        "/stats",
        stats ->
            stats.path("stages").valueStream().mapToInt(s -> s.path("in_flight").asInt()).sum()
                == 0);
    pipeline.model(FaultPlan.NONE);
    assertThat(pipeline.run("reprocess", "stopped", "--from-stage", "1", "--json")).isZero();
    assertThat(pipeline.run("cancel", "stopped")).isEqualTo(1);
  }

  @Test
  void aJobThatIsKilledGoesOnWithOneAttemptEach() throws Exception {
    List<String> runs = IntStream.range(0, 20).mapToObj(i -> "bulk-" + i).toList();
    for (String id : runs) {
      pipeline.submit(id, "mccormick-usa");
    }
    runs.forEach(pipeline::awaitCards);
    assertThat(
            pipeline.run(
                "reprocess", "--from-stage", "3", "--company", "mccormick-usa", "--dry-run"))
        .isZero();
    pipeline.model(FaultPlan.NONE.withLatency(Latency.fixed(Duration.ofMillis(300))));
    Path data = directory.resolve("client");
    ReprocessProcess job = new ReprocessProcess(pipeline.serverUrl(), data);
    Process first =
        job.start("--from-stage", "3", "--company", "mccormick-usa", "--max-in-flight", "3");
    await().atMost(TIMEOUT).until(() -> job.sent() >= 7);
    first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertThat(job.sent()).isLessThan(20);
    String id = job.jobId().orElseThrow();
    assertThat(pipeline.run("reprocess", "--data-dir", data.toString(), "--resume", id)).isZero();
    for (String run : runs) {
      pipeline.until("/runs/" + run + "/attempts", body -> body.path("attempts").size() >= 2);
      JsonNode attempts = pipeline.body("/runs/" + run + "/attempts").path("attempts");
      assertThat(attempts).as(run).hasSize(2);
      assertThat(attempts.path(0).path("status").asString()).isEqualTo("COMPLETED");
    }
  }

  @Test
  void aPoisonRecordIsBuriedAndGoesBackRepaired() throws Exception {
    pipeline.produce("run-cancelled", "poison", "{");
    String letters = "/dead-letters?topic=run-cancelled";
    pipeline.until(letters, body -> body.path("total").asInt() >= 1);
    String id = pipeline.body(letters).path("dead_letters").path(0).path("id").asString("");
    assertThat(pipeline.run("dlt", "list", "--topic", "run-cancelled")).isZero();
    assertThat(pipeline.run("dlt", "show", id)).isZero();
    RunContext context =
        new RunContext(
            "poison", 1, "u", "c", pipeline.document(), Instant.now(), RunOptions.DEFAULTS);
    Path repaired = directory.resolve("repaired.json");
    Files.writeString(
        repaired,
        WireJson.MAPPER.writeValueAsString(new RunCancelled(context, null, Instant.now())));
    String[] redrive = {"dlt", "redrive", "--id", id, "--value", repaired.toString()};
    assertThat(pipeline.run(redrive)).as("still without its type").isEqualTo(1);
    assertThat(
            pipeline.run(
                "dlt",
                "redrive",
                "--id",
                id,
                "--value",
                repaired.toString(),
                "--header",
                "ce_type=dev.innovationpipeline.run-cancelled.v1"))
        .isZero();
    pipeline.until("/status/poison", body -> body.path("status").asString("").equals("CANCELLED"));
    assertThat(pipeline.body(letters).path("total").asInt()).isZero();
  }

  @Test
  void redrivingTwiceDoesNotMultiplyLetters() throws Exception {
    pipeline.produce("stage-1-completed", "spoilt", "{");
    String letters = "/dead-letters?topic=stage-1-completed";
    pipeline.until(letters, body -> body.path("total").asInt() == 2);
    JsonNode before = pipeline.body(letters);
    for (int round = 0; round < 2; round++) {
      assertThat(pipeline.run("dlt", "redrive", "--topic", "stage-1-completed")).isZero();
      assertThat(pipeline.body(letters)).isEqualTo(before);
    }
    String sink = id(before, "persistence-sink");
    String processor = id(before, "stage-processor");
    assertThat(pipeline.run("dlt", "redrive", "--id", sink)).isZero();
    pipeline.until(letters, body -> !id(body, "persistence-sink").equals(sink));
    assertThat(pipeline.run("dlt", "redrive", "--id", processor)).isZero();
    pipeline.until(letters, body -> !id(body, "stage-processor").equals(processor));
    pipeline.produce("stage-1-completed", "spoilt", "[");
    pipeline.until(letters, body -> body.path("total").asInt() >= 4);
    assertThat(pipeline.body(letters).path("total").asInt()).isEqualTo(4);
  }

  /** Of the newest letter of a group; empty when none waits. */
  private static String id(JsonNode letters, String group) {
    return letters
        .path("dead_letters")
        .valueStream()
        .filter(letter -> letter.path("consumer_group").asString("").equals(group))
        .map(letter -> letter.path("id").asString(""))
        .findFirst()
        .orElse("");
  }

  @Test
  void aForgottenRunStaysForgottenWhenTheDatabaseIsRebuilt() throws Exception {
    pipeline.complete("kept");
    pipeline.complete("erased");
    assertThat(pipeline.run("forget", "erased")).isZero();
    assertThat(pipeline.client().get("/status/erased").status()).isEqualTo(410);
    assertThat(pipeline.client().get("/runs/erased").status()).isEqualTo(410);
    String cards = pipeline.body("/runs/kept").path("cards").toString();
    assertThat(pipeline.run("rebuild-database")).isZero();
    assertThat(pipeline.body("/runs/kept").path("cards").toString()).isEqualTo(cards);
    assertThat(pipeline.client().get("/runs/erased").status()).isEqualTo(410);
    assertThat(pipeline.body("/runs?limit=200").path("runs").valueStream())
        .noneMatch(each -> each.path("run_id").asString("").equals("erased"));
  }

  @Test
  void aRebuildUnderLoadEndsInTheSameRows() throws Exception {
    pipeline.complete("starred");
    pipeline.star(pipeline.body("/runs/starred").path("cards").path(1).path("id").asString(""));
    assertThat(pipeline.run("reprocess", "starred", "--from-stage", "5", "--json")).isZero();
    pipeline.until("/runs/starred", body -> body.path("run").path("attempt").asInt() == 2);
    Map<String, String> before = pipeline.checksums("load-");
    assertThat(before.get("card_star")).startsWith("1 rows");
    pipeline.model(FaultPlan.NONE.withLatency(Latency.fixed(Duration.ofMillis(200))));
    List<String> load = IntStream.range(0, 60).mapToObj(i -> "load-" + i).toList();
    CompletableFuture<Void> submitting = CompletableFuture.runAsync(() -> load.forEach(this::go));
    pipeline.awaitCards(load.getFirst());
    assertThat(pipeline.run("rebuild-database")).isZero();
    submitting.join();
    load.forEach(pipeline::awaitCards);
    assertThat(pipeline.checksums("load-")).isEqualTo(before);
    Map<String, String> withLoad = pipeline.checksums("nothing is left out");
    assertThat(pipeline.run("rebuild-database")).isZero();
    assertThat(pipeline.checksums("nothing is left out")).isEqualTo(withLoad);
  }

  private void go(String run) {
    try {
      pipeline.submit(run);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
