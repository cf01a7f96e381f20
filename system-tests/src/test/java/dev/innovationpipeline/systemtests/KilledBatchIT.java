package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs of batches that wait for others outlive every process. */
class KilledBatchIT {

  /** The killed sink stays a member of its group for Kafka's session time-out. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private static final List<String> COMPANIES =
      List.of("lactalis-canada", "mccormick-usa", "columbia-sportswear");

  @TempDir Path directory;

  @Test
  void afterAKillEveryRunEndsWithTheResultsOfTheFirst() throws Exception {
    Path data = directory.resolve("data");
    LocalProcess killed = LocalProcess.start(data);
    try (killed) {
      PipelineClient client = killed.client();
      String document =
          client.upload(Files.writeString(directory.resolve("report.txt"), SampleText.TEXT));
      submit(client, "gated", document, 3);
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(client.status("gated.1.1").orElseThrow().at("/review/stage").asInt())
                      .isEqualTo(3));
      submit(client, "killed", document, 0); // Wherever it is when the process ends.
      killed.kill();
    }
    try (LocalProcess pipeline = LocalProcess.startAgain(data, killed)) {
      PipelineClient client = pipeline.client();
      await().atMost(TIMEOUT).until(() -> client.get("/batches/gated").succeeded());
      assertThat(client.get("/batches/gated").body().at("/runs/2/waiting_for").asString())
          .isEqualTo("shared_stages");
      client
          .post(
              "/runs/gated.1.1/review",
              WireJson.MAPPER.createObjectNode().put("decision", "approve"))
          .expect("approve");
      for (String batch : List.of("gated", "killed")) {
        await()
            .atMost(TIMEOUT)
            .untilAsserted(
                () -> {
                  JsonNode now = client.get("/batches/" + batch).body();
                  assertThat(now.path("counts").path("COMPLETED").asInt())
                      .as(now.toString())
                      .isEqualTo(3);
                });
        assertSharedOnce(client, batch);
      }
    }
  }

  private static void assertSharedOnce(PipelineClient client, String batch) {
    for (int company = 2; company <= 3; company++) {
      String run = batch + ".1." + company;
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () -> {
                JsonNode first = client.results(batch + ".1.1").orElseThrow();
                JsonNode results = client.results(run).orElseThrow();
                assertThat(results.path("cards")).hasSize(5);
                assertThat(results.at("/run/attempt").asInt()).as(run).isEqualTo(2);
                for (int stage = 0; stage < 3; stage++) {
                  assertThat(results.at("/stages/" + stage + "/markdown"))
                      .isEqualTo(first.at("/stages/" + stage + "/markdown"));
                }
              });
    }
  }

  private static void submit(PipelineClient client, String batch, String document, int review)
      throws InterruptedException {
    var body = WireJson.MAPPER.createObjectNode().put("batch_id", batch).put("user_id", "it");
    body.putArray("blob_urls").add(document);
    var companies = body.putArray("company_ids");
    COMPANIES.forEach(companies::add);
    if (review > 0) {
      body.putArray("review_after").add(review);
    }
    client.post("/batches", body).expect("start the batch");
  }
}
