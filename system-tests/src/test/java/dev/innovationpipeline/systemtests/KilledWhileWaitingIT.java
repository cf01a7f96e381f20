package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that wait for a review outlive every process. */
class KilledWhileWaitingIT {

  /** The killed sink stays a member of its group for Kafka's session time-out. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void afterAKillTheyGoOnWhenTheyAreApproved() throws Exception {
    Path data = directory.resolve("data");
    try (LocalProcess pipeline = LocalProcess.start(data)) {
      PipelineClient client = pipeline.client();
      Path report = Files.writeString(directory.resolve("report.txt"), SampleText.TEXT);
      String document = client.upload(report);
      for (int stage : new int[] {1, 3, 5}) {
        submit(client, document, stage);
      }
      for (int stage : new int[] {1, 3, 5}) {
        awaitReview(client, stage);
      }
      pipeline.kill();
    }
    try (LocalProcess pipeline = LocalProcess.start(data)) {
      PipelineClient client = pipeline.client();
      for (int stage : new int[] {1, 3, 5}) {
        awaitReview(client, stage);
      }
      assertThat(client.get("/reviews").expect("list the reviews").path("reviews")).hasSize(3);
      for (int stage : new int[] {1, 3, 5}) {
        client
            .post(
                "/runs/after-" + stage + "/review",
                WireJson.MAPPER.createObjectNode().put("decision", "approve"))
            .expect("approve");
      }
      for (int stage : new int[] {1, 3, 5}) {
        String id = "after-" + stage;
        await()
            .atMost(TIMEOUT)
            .untilAsserted(
                () -> {
                  var status = client.status(id).orElseThrow();
                  assertThat(status.path("status").asString()).isEqualTo("COMPLETED");
                  assertThat(status.path("attempt").asInt()).isEqualTo(2);
                  assertThat(client.results(id).orElseThrow().path("cards")).hasSize(5);
                });
      }
    }
  }

  private static void submit(PipelineClient client, String document, int stage)
      throws InterruptedException {
    var body =
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", "after-" + stage)
            .put("blob_url", document)
            .put("company_id", "lactalis-canada")
            .put("user_id", "it");
    body.putArray("review_after").add(stage);
    client.start(body);
  }

  private static void awaitReview(PipelineClient client, int stage) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .status("after-" + stage)
                            .orElseThrow()
                            .path("review")
                            .path("stage")
                            .asInt())
                    .isEqualTo(stage));
  }
}
