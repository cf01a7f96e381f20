package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A company that people add and change while the pipeline runs, through every real part. */
class CompaniesIT {

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
  void aRunSaysWhichVersionOfTheProfileItWasToldOf() throws Exception {
    importProfile("acme", "cheerful");
    pipeline.submit("of-acme", "acme");
    pipeline.awaitCards("of-acme");
    JsonNode first = stage(pipeline.body("/status/of-acme"), 4).path("profile");
    assertThat(first.path("version").asInt()).isEqualTo(1);
    assertThat(first.path("hash").asString()).hasSize(12);
    assertThat(stage(pipeline.body("/runs/of-acme"), 4).path("profile")).isEqualTo(first);
    assertThat(stage(pipeline.body("/runs/of-acme"), 3).has("profile")).isFalse();

    importProfile("acme", "plain");
    assertThat(pipeline.run("companies", "show", "acme")).isZero();
    assertThat(pipeline.run("reprocess", "of-acme", "--from-stage", "4", "--json")).isZero();
    pipeline.until("/runs/of-acme", body -> body.path("run").path("attempt").asInt() == 2);
    JsonNode second = stage(pipeline.body("/runs/of-acme"), 4).path("profile");
    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(second.path("hash")).isNotEqualTo(first.path("hash"));
    assertThat(stage(pipeline.body("/runs/of-acme/attempts/1"), 4).path("profile"))
        .as("the first attempt keeps its own")
        .isEqualTo(first);
    assertThat(pipeline.body("/companies/acme?version=1").path("profile").path("tone").asString())
        .isEqualTo("cheerful");
  }

  @Test
  void aShippedProfileIsVersion0UntilItIsChanged() throws Exception {
    pipeline.complete("of-lactalis");
    assertThat(stage(pipeline.body("/status/of-lactalis"), 4).path("profile").path("version"))
        .isEqualTo(WireJson.MAPPER.readTree("0"));
    JsonNode shipped = pipeline.body("/companies/lactalis-canada");
    assertThat(shipped.path("source").asString()).isEqualTo("SHIPPED");
    assertThat(shipped.path("profile").path("brands")).hasSize(9);
  }

  @Test
  void theSpendingOfAMonthIsThatOfItsAttemptsAlsoAfterARebuild() throws Exception {
    importProfile("spender", "plain");
    pipeline.submit("spent-1", "spender");
    pipeline.submit("spent-2", "spender");
    pipeline.awaitCards("spent-1");
    pipeline.awaitCards("spent-2");
    assertThat(pipeline.run("reprocess", "spent-2", "--from-stage", "4", "--json")).isZero();
    pipeline.until("/runs/spent-2", body -> body.path("run").path("attempt").asInt() == 2);
    JsonNode spend = pipeline.body("/companies/spender/spend");
    assertThat(spend.path("days")).hasSize(1);
    assertThat(spend.path("days").path(0).path("attempts").asInt()).isEqualTo(3);
    assertThat(spend.path("spent").path("tokens").asLong())
        .isPositive()
        .isEqualTo(tokens("/runs/spent-1/attempts") + tokens("/runs/spent-2/attempts"));
    assertThat(pipeline.run("spend", "--company", "spender")).isZero();
    assertThat(pipeline.run("rebuild-database")).isZero();
    pipeline.until("/companies/spender/spend", spend::equals);
  }

  private static long tokens(String attempts) throws InterruptedException {
    return pipeline
        .body(attempts)
        .path("attempts")
        .valueStream()
        .mapToLong(
            attempt ->
                attempt.path("prompt_tokens").asLong() + attempt.path("completion_tokens").asLong())
        .sum();
  }

  @Test
  void aBudgetOfTokensStopsARunAndThenRefusesTheNext() throws Exception {
    importProfile("thrifty", "plain");
    Path budget = directory.resolve("budget.json");
    Files.writeString(
        budget,
        "{\"month\": {\"soft_tokens\": 1, \"hard_tokens\": 2}, \"started_runs\": \"STOP\"}");
    assertThat(pipeline.run("companies", "budget", "thrifty", "--set", budget.toString())).isZero();
    pipeline.submit("stopped", "thrifty");
    pipeline.until(
        "/status/stopped", body -> body.path("error_code").asString("").equals("budget_exceeded"));
    pipeline.until(
        "/companies/thrifty/spend",
        body ->
            body.path("budget").path("state").asString("").equals("HARD_LIMIT_REACHED")
                && body.path("budget").path("warnings").size() == 1);
    assertThat(
            pipeline
                .client()
                .post(
                    "/run",
                    WireJson.MAPPER
                        .createObjectNode()
                        .put("blob_url", pipeline.document())
                        .put("company_id", "thrifty")
                        .put("user_id", "it"))
                .status())
        .isEqualTo(402);
  }

  @Test
  void anUnknownCompanyIsRefusedWithTheWayToAddIt() throws Exception {
    pipeline.until("/stats", stats -> stats.path("processors").path(0).path("alive").asBoolean());
    Exchange refused =
        pipeline
            .client()
            .post(
                "/run",
                WireJson.MAPPER
                    .createObjectNode()
                    .put("blob_url", pipeline.document())
                    .put("company_id", "nobody")
                    .put("user_id", "it"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason())
        .contains("company_id", "lactalis-canada", "./pipeline companies import");
  }

  private static void importProfile(String company, String tone) throws Exception {
    Path file = directory.resolve(company + ".yaml");
    Files.writeString(
        file,
        """
        name: Acme Foods
        description: >
          Makes snacks for school lunches.
        categories: [crackers, fruit snacks]
        brands:
          - {name: Crunchies, role: everyday crackers}
          - Fruitlets
        tone: %s
        """
            .formatted(tone));
    assertThat(pipeline.run("companies", "import", file.toString())).isZero();
  }

  private static JsonNode stage(JsonNode body, int number) {
    return body.path("stages")
        .valueStream()
        .filter(stage -> stage.path("number").asInt() == number)
        .findFirst()
        .orElseThrow();
  }
}
