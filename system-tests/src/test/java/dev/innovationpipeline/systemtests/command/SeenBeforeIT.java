package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cards that a company has seen before, through a rebuild and until the earlier run is erased. */
class SeenBeforeIT {

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
  void cardsOfAnEarlierRunAreSeenUntilItIsErased() throws Exception {
    pipeline.complete("first");
    awaitBoard("first");
    pipeline.submit("foreign", "mccormick-usa");
    pipeline.awaitCards("foreign");
    awaitBoard("foreign");
    pipeline.complete("second");

    JsonNode seen = pipeline.body("/runs/second/seen-before");
    assertThat(seen.path("cards")).hasSize(5);
    for (JsonNode card : seen.path("cards")) {
      assertThat(card.at("/seen_before/0/run_id").asString()).isEqualTo("first");
      assertThat(card.at("/seen_before/0/card").asInt()).isEqualTo(card.path("card").asInt());
      assertThat(card.at("/seen_before/0/likeness").asDouble()).isEqualTo(1.0);
    }
    assertThat(pipeline.body("/runs/first/seen-before").path("cards")).isEmpty();
    assertThat(pipeline.body("/runs/foreign/seen-before").path("cards")).isEmpty();
    assertThat(pipeline.run("seen-before", "second")).isZero();
    assertThat(pipeline.client().get("/runs/nobody/seen-before").status()).isEqualTo(404);

    assertThat(pipeline.run("rebuild-database")).isZero();
    pipeline.awaitCards("second");
    pipeline.awaitCards("first");
    awaitBoard("first");
    pipeline.until("/runs/second/seen-before", seen::equals);

    assertThat(pipeline.client().delete("/runs/first").status()).isEqualTo(204);
    assertThat(pipeline.body("/runs/second/seen-before").path("cards")).isEmpty();
    assertThat(pipeline.client().get("/runs/first/seen-before").status()).isEqualTo(410);
  }

  private static void awaitBoard(String run) {
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                pipeline
                    .texts("SELECT count(*)::text FROM card_board WHERE run_id = '" + run + "'")
                    .equals(List.of("5")));
  }
}
