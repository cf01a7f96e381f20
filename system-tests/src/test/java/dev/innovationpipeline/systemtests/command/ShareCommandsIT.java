package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A share link on the whole pipeline: what it shows stays the same until it is revoked. */
class ShareCommandsIT {

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

  @Test
  void showsTheSameAfterAnotherAttemptAndARebuildUntilItIsRevoked() throws Exception {
    pipeline.complete("told");
    String link = share("told");
    JsonNode before = pipeline.body(link);
    assertThat(before.path("cards")).hasSize(5);
    assertThat(before.at("/cards/0/quotes/0/place").asString("")).isNotEmpty();

    var again = WireJson.MAPPER.createObjectNode().put("from_stage", 5);
    await()
        .atMost(TIMEOUT)
        .until(() -> pipeline.client().post("/runs/told/reprocess", again).status() == 202);
    pipeline.until("/runs/told", run -> run.at("/cards/0/attempt").asInt() >= 2);
    assertThat(pipeline.body(link)).isEqualTo(before);

    assertThat(pipeline.run("rebuild-database")).isZero();
    await().atMost(TIMEOUT).ignoreExceptions().until(() -> pipeline.body(link).equals(before));

    assertThat(pipeline.run("share", "told", "--cards", "1,3", "--expires", "7d", "--json"))
        .isZero();
    assertThat(pipeline.run("share", "told", "--cards", "9")).isEqualTo(1);
    assertThat(pipeline.run("shares", "list", "told")).isZero();
    assertThat(pipeline.run("shares", "list", "--company", "lactalis-canada", "--json")).isZero();
    assertThat(pipeline.run("shares", "list")).as("of nothing").isEqualTo(1);
    JsonNode listed = pipeline.body("/runs/told/shares").path("shares");
    assertThat(listed).hasSize(2);
    assertThat(listed.at("/0/cards").toString()).isEqualTo("[1,3]");
    assertThat(listed.at("/1/views").asInt()).isGreaterThanOrEqualTo(3);

    assertThat(pipeline.run("shares", "revoke", listed.at("/1/id").asString())).isZero();
    assertThat(pipeline.client().get(link).status()).isEqualTo(404);
    assertThat(pipeline.run("shares", "revoke", "sh_none")).isEqualTo(1);
  }

  /** The path for programs. */
  private static String share(String runId) throws InterruptedException {
    String url =
        pipeline
            .client()
            .post("/runs/" + runId + "/shares", WireJson.MAPPER.createObjectNode())
            .expect("share")
            .path("url")
            .asString("");
    return url.substring(url.indexOf("/s/")) + "/cards";
  }
}
