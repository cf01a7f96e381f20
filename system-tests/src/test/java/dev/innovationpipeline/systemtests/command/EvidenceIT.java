package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Quotes from the document to the cards, through events, tables and attempts. */
class EvidenceIT {

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
  void everyCardRestsOnWordsOfTheDocument() throws Exception {
    pipeline.complete("rests");
    JsonNode evidence = pipeline.body("/runs/rests/evidence");
    assertThat(evidence.path("quotes")).isNotEmpty();
    assertThat(evidence.path("cards")).hasSize(5);
    Map<String, String> passages = new HashMap<>();
    pipeline
        .body("/runs/rests/passages")
        .path("passages")
        .forEach(p -> passages.put(p.path("id").asString(), p.path("text").asString()));
    for (JsonNode quote : evidence.path("quotes")) {
      assertThat(quote.path("verified").asBoolean()).isTrue();
      assertThat(passages.get(quote.path("passage").asString()))
          .as("the place is that of the words")
          .isNotNull()
          .satisfies(
              text ->
                  assertThat(text.substring(quote.path("start").asInt(), quote.path("end").asInt()))
                      .isEqualTo(quote.path("text").asString()));
    }
    for (JsonNode card : pipeline.body("/runs/rests").path("cards")) {
      assertThat(card.at("/evidence/quotes")).as("%s", card).isNotEmpty();
      assertThat(card.at("/evidence/principle").asInt()).isBetween(1, 5);
      assertThat(card.at("/evidence/quotes_by").asString()).isEqualTo("model");
    }
    JsonNode trace = pipeline.body("/runs/rests/trace");
    assertThat(trace.path("trends")).hasSize(2);
    assertThat(trace.path("principles")).hasSize(5);
    assertThat(trace.at("/principles/0/cards")).isNotEmpty();
    assertThat(trace.path("passages")).isNotEmpty();
    assertThat(pipeline.run("trace", "rests")).isZero();
    assertThat(pipeline.client().get("/runs/nobody/evidence").status()).isEqualTo(404);
    assertThat(pipeline.client().get("/runs/nobody/trace").status()).isEqualTo(404);
  }

  /** The copied result of stage 3 is prose, which tables keep without evidence. */
  @Test
  void anotherAttemptRestsOnTheSameQuotes() throws Exception {
    pipeline.complete("again");
    JsonNode before = pipeline.body("/runs/again/evidence");
    var fromFour = WireJson.MAPPER.createObjectNode().put("from_stage", 4);
    await()
        .atMost(TIMEOUT)
        .until(() -> pipeline.client().post("/runs/again/reprocess", fromFour).status() == 202);
    pipeline.until("/runs/again", run -> run.at("/cards/0/attempt").asInt() == 2);

    assertThat(pipeline.body("/runs/again/evidence")).isEqualTo(before);
    assertThat(pipeline.body("/runs/again/attempts/2").at("/cards/0/evidence/quotes"))
        .isNotEmpty()
        .isEqualTo(pipeline.body("/runs/again").at("/cards/0/evidence/quotes"));
    assertThat(rows("again"))
        .as("quotes of attempt 1, cards of both")
        .containsExactly(before.path("quotes").size() + "", "10");
  }

  @Test
  void inventedQuotesAreMarkedAndDegradeTheRun() throws Exception {
    int calls = pipeline.modelCalls();
    pipeline.model(FaultPlan.always(FaultMode.LYING_QUOTES).onStage(1));
    try {
      pipeline.complete("lies");
    } finally {
      pipeline.model(FaultPlan.NONE);
    }
    assertThat(pipeline.modelCalls() - calls).isEqualTo(6);
    List<String> verified = new ArrayList<>();
    for (JsonNode quote : pipeline.body("/runs/lies/evidence").path("quotes")) {
      boolean lie = quote.path("text").asString().startsWith("Analysts at the northern");
      assertThat(quote.path("verified").asBoolean()).isEqualTo(!lie);
      if (!lie) {
        verified.add(quote.path("id").asString());
      }
    }
    JsonNode run = pipeline.body("/runs/lies");
    assertThat(run.at("/run/degraded/0/code").asString()).isEqualTo("quotes_unverified");
    for (JsonNode card : run.path("cards")) {
      card.at("/evidence/quotes")
          .forEach(quote -> assertThat(verified).contains(quote.path("id").asString()));
    }
  }

  /** As a database that is new, and one of which the run is erased. */
  @Test
  void evidenceIsRebuiltAndForgotten() throws Exception {
    pipeline.complete("kept");
    pipeline.complete("gone");
    List<String> kept = rows("kept");
    assertThat(kept).doesNotContain("0");
    assertThat(rows("gone")).isEqualTo(kept);
    assertThat(pipeline.client().delete("/runs/gone").status()).isEqualTo(204);
    await().atMost(TIMEOUT).until(() -> rows("gone").equals(List.of("0", "0")));
    assertThat(pipeline.client().get("/runs/gone/evidence").status()).isEqualTo(410);

    Map<String, String> before = pipeline.checksums("gone");
    assertThat(pipeline.run("rebuild-database")).isZero();
    pipeline.awaitCards("kept");
    assertThat(pipeline.checksums("gone")).isEqualTo(before);
    assertThat(rows("kept")).isEqualTo(kept);
  }

  private static List<String> rows(String run) throws Exception {
    return pipeline.texts(
        """
        SELECT count(*)::text FROM evidence WHERE run_id = '%s'
        UNION ALL SELECT count(*)::text FROM card_evidence WHERE run_id = '%s'
        """
            .formatted(run, run));
  }
}
