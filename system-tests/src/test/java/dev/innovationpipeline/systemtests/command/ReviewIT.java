package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs that wait for a person, by commands and HTTP, through every real part. */
class ReviewIT {

  @TempDir static Path directory;
  private static CommandedPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline = CommandedPipeline.start(directory);
    pipeline.model(FaultPlan.NONE);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void aRunGoesOnWhenItsResultsAreApproved() throws Exception {
    int calls = pipeline.modelCalls();
    submit("approved", 3, 5);
    awaitReview("approved", 3);
    JsonNode status = pipeline.body("/status/approved");
    assertThat(status.path("status").asString()).isEqualTo("RUNNING");
    assertThat(status.path("waiting_for").asString()).isEqualTo("review");
    assertThat(status.path("review").path("since").asString()).isNotEmpty();
    assertThat(pipeline.modelCalls() - calls).isEqualTo(3);
    assertThat(pipeline.body("/reviews").path("reviews").valueStream())
        .anyMatch(run -> run.path("run_id").asString().equals("approved"));
    assertThat(pipeline.run("reviews")).isZero();
    pipeline.until(
        "/runs?limit=200",
        body -> listed(body, "approved").path("waiting_for").asString("").equals("review"));
    assertThat(pipeline.run("runs", "--status", "RUNNING")).isZero();

    assertThat(pipeline.run("review", "approved", "approve")).isZero();
    awaitReview("approved", 5);
    assertThat(pipeline.body("/status/approved").path("status").asString())
        .as("its cards are not approved yet")
        .isEqualTo("RUNNING");
    assertThat(pipeline.run("review", "approved", "approve", "--comment", "Good.")).isZero();
    pipeline.awaitCards("approved");
    assertThat(pipeline.body("/status/approved").path("attempt").asInt()).isEqualTo(3);
    assertThat(listed(pipeline.body("/runs?limit=200"), "approved").has("waiting_for")).isFalse();
    assertThat(pipeline.modelCalls() - calls).as("each stage once").isEqualTo(5);
    assertThat(pipeline.run("review", "approved", "reject")).as("it is decided").isEqualTo(1);
    assertThat(
            pipeline.texts(
                "SELECT attempt || ' ' || stage || ' ' || decision || ' ' || decided_by"
                    + " FROM review WHERE run_id = 'approved' ORDER BY attempt"))
        .containsExactly("1 3 APPROVED anybody", "2 5 APPROVED anybody");

    Map<String, String> before = pipeline.checksums("nothing is left out");
    assertThat(pipeline.run("rebuild-database")).isZero();
    assertThat(pipeline.checksums("nothing is left out")).isEqualTo(before);
  }

  @Test
  void whatAPersonHasEditedIsWhatIsApproved() throws Exception {
    submit("edited", 3, 5);
    awaitReview("edited", 3);
    var text =
        WireJson.MAPPER.createObjectNode().put("markdown", "# Principles\n\nSell on trains.");
    awaitStored("/runs/edited/stages/3");
    put("/runs/edited/stages/3", text, "\"1.0\"");
    assertThat(pipeline.run("review", "edited", "approve")).isZero();
    awaitReview("edited", 5);
    awaitStored("/runs/edited/cards/2");
    ObjectNode card = (ObjectNode) pipeline.body("/runs/edited/cards/2").path("card");
    put("/runs/edited/cards/2", card.put("title", "By a person"), "\"2.0\"");
    assertThat(pipeline.run("review", "edited", "approve")).isZero();
    pipeline.awaitCards("edited");
    pipeline.until("/runs/edited", run -> run.at("/cards/0/attempt").asInt() == 3);

    JsonNode run = pipeline.body("/runs/edited");
    assertThat(run.at("/stages/2/markdown").asString()).contains("Sell on trains.");
    assertThat(run.at("/stages/2/edited/by").asString()).isEqualTo("anybody");
    assertThat(run.at("/cards/1/title").asString()).isEqualTo("By a person");
    assertThat(run.at("/cards/0/title").asString()).isNotEqualTo("By a person");
  }

  @Test
  void changesAreMadeAndARejectionEndsTheRun() throws Exception {
    submit("changed", 3);
    awaitReview("changed", 3);
    assertThat(pipeline.run("review", "changed", "change")).as("without a comment").isEqualTo(1);
    assertThat(pipeline.run("review", "changed", "change", "--comment", "Name the farms."))
        .isZero();
    pipeline.until(
        "/status/changed",
        body -> body.path("attempt").asInt() == 2 && body.path("review").isObject());
    assertThat(pipeline.run("review", "changed", "reject", "--comment", "Off topic.")).isZero();
    JsonNode status = pipeline.body("/status/changed");
    assertThat(status.path("status").asString()).isEqualTo("FAILED");
    assertThat(status.path("error_code").asString()).isEqualTo("review_rejected");
    assertThat(status.path("error_message").asString()).contains("anybody", "Off topic.");
    assertThat(pipeline.run("reprocess", "changed", "--from-stage", "4", "--json")).isZero();
    pipeline.awaitCards("changed");
  }

  @Test
  void aRunThatWaitsCanBeCancelledAndForgotten() throws Exception {
    submit("cancelled", 5);
    awaitReview("cancelled", 5);
    assertThat(pipeline.run("cancel", "cancelled")).isZero();
    assertThat(pipeline.run("review", "cancelled", "approve")).isEqualTo(1);

    submit("forgotten", 1);
    awaitReview("forgotten", 1);
    assertThat(pipeline.run("forget", "forgotten")).isZero();
    pipeline.until(
        "/reviews",
        body ->
            body.path("reviews")
                .valueStream()
                .noneMatch(run -> run.path("run_id").asString().equals("forgotten")));
    assertThat(pipeline.client().get("/status/forgotten").status()).isEqualTo(410);
  }

  @Test
  void aCompanyMayWantReviewsOfAllItsRuns() throws Exception {
    JsonNode profile = pipeline.body("/companies/mccormick-usa").path("profile");
    ObjectNode wanted = (ObjectNode) profile.deepCopy();
    wanted.putArray("review_after").add(4);
    pipeline
        .client()
        .put("/companies/mccormick-usa", "application/json", wanted.toString(), null)
        .expect("change the profile");
    pipeline.submit("of-company", "mccormick-usa");
    awaitReview("of-company", 4);
    assertThat(pipeline.run("review", "of-company", "approve")).isZero();
    pipeline.awaitCards("of-company");
  }

  private static void submit(String runId, int... reviewAfter) throws InterruptedException {
    var body =
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", runId)
            .put("blob_url", pipeline.document())
            .put("company_id", "lactalis-canada")
            .put("user_id", "it");
    var stages = body.putArray("review_after");
    for (int stage : reviewAfter) {
      stages.add(stage);
    }
    pipeline.client().start(body);
  }

  private static void awaitStored(String path) {
    await().atMost(Duration.ofMinutes(3)).until(() -> pipeline.client().get(path).status() == 200);
  }

  private static void put(String path, ObjectNode body, String tag) throws InterruptedException {
    pipeline.client().put(path, "application/json", body.toString(), tag).expect("edit");
  }

  private static JsonNode listed(JsonNode runs, String runId) {
    return runs.path("runs")
        .valueStream()
        .filter(run -> run.path("run_id").asString("").equals(runId))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitReview(String runId, int stage) {
    pipeline.until("/status/" + runId, body -> body.path("review").path("stage").asInt() == stage);
  }
}
