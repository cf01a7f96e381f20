package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person's words in place of a model's: in outputs, from which a run goes on, and in cards. */
class EditIT {

  private static final String KEFIR = "Kefir in small bottles is what people drink on their way";

  @TempDir static Path directory;
  private static CommandedPipeline pipeline;
  private static PipelineClient client;

  @BeforeAll
  static void start() throws Exception {
    pipeline = CommandedPipeline.start(directory);
    client = pipeline.client();
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void anAttemptGoesOnFromAnEditedOutputAndMakesNewCards() throws Exception {
    pipeline.complete("on");
    JsonNode before = pipeline.body("/runs/on");
    int calls = pipeline.modelCalls();
    Path file = directory.resolve("principles.md");
    Files.writeString(
        file,
        """
        # Principles

        ## Principle 1: Sell on trains

        “Commuters on trains drink warm milk from small bottles on winter mornings.”
        “Stations have no shop that is open before the first train leaves.”
        """);

    assertThat(pipeline.run("edit", "on", "--stage", "3", "--file", file.toString(), "--go-on"))
        .isZero();

    assertThat(pipeline.modelCalls() - calls).as("stages 4 and 5 alone").isEqualTo(2);
    pipeline.until("/runs/on", run -> run.at("/cards/0/attempt").asInt() == 2);
    JsonNode after = pipeline.body("/runs/on");
    assertThat(after.at("/stages/2/markdown").asString()).contains("Sell on trains");
    assertThat(after.at("/stages/2/edited/version").asInt()).isEqualTo(1);
    assertThat(after.at("/stages/2/edited/by").asString()).isEqualTo("anybody");
    assertThat(after.path("cards")).hasSize(5).isNotEqualTo(before.path("cards"));
    assertThat(after.at("/stages/3/markdown")).isNotEqualTo(before.at("/stages/3/markdown"));
    JsonNode comparison = pipeline.body("/runs/on/compare?a=1&b=2");
    assertThat(comparison.at("/stages/1/changed").asBoolean()).isFalse();
    assertThat(comparison.at("/stages/2/changed").asBoolean()).isTrue();
    assertThat(comparison.at("/a/stages/2/markdown").asString())
        .isEqualTo(before.at("/stages/2/markdown").asString());
    assertThat(comparison.at("/a/stages/2/newest_edit/version").asInt()).isEqualTo(1);

    Exchange old = client.post("/runs/on/reprocess", goOn(4, 7));
    assertThat(old.status()).isEqualTo(409);
    assertThat(old.code()).isEqualTo("edit_missing");
  }

  @Test
  void quotesThatAPersonStatesAreLookedUpInTheDocument() throws Exception {
    pipeline.complete("quoted");
    JsonNode stage = pipeline.body("/runs/quoted/stages/1");
    ObjectNode edit = (ObjectNode) stage.path("output").deepCopy();
    ((ObjectNode) edit.at("/inspirations/0")).put("title", "By a person");
    edit.putArray("quotes");
    edit.withArray("quotes").addObject().put("inspiration", 1).put("text", KEFIR);
    edit.withArray("quotes")
        .addObject()
        .put("inspiration", 2)
        .put("text", "Nobody has ever written this about cheese.")
        .put("verified", true);
    JsonNode now = put("/runs/quoted/stages/1", edit, tag(stage)).expect("edit");
    assertThat(now.at("/output/inspirations/0/title").asString()).isEqualTo("By a person");
    assertThat(now.at("/output/quotes/0/verified").asBoolean()).isTrue();
    assertThat(now.at("/output/quotes/0/passage").asString()).isNotBlank();
    assertThat(now.at("/output/quotes/1/verified").asBoolean())
        .as("a person cannot verify a quote by saying so")
        .isFalse();
    assertThat(now.path("model_output")).isEqualTo(stage.path("output"));

    client.post("/runs/quoted/reprocess", goOn(2, 1)).expect("go on");
    pipeline.until("/runs/quoted", run -> run.at("/cards/0/attempt").asInt() == 2);
    JsonNode run = pipeline.body("/runs/quoted");
    assertThat(run.at("/inspirations/0/title").asString()).isEqualTo("By a person");
    assertThat(run.at("/stages/0/markdown").asString()).contains("## Inspiration 1: By a person");
    for (JsonNode card : run.path("cards")) {
      card.at("/evidence/quotes")
          .forEach(quote -> assertThat(quote.path("text").asString()).startsWith("Kefir"));
    }
  }

  @Test
  void ofTwoWhoEditOneCardOneIsToldWhatTheOtherChanged() throws Exception {
    pipeline.complete("two");
    JsonNode read = pipeline.body("/runs/two/cards/2");
    ObjectNode mine = ((ObjectNode) read.path("card").deepCopy()).put("title", "Mine");
    ObjectNode yours = ((ObjectNode) read.path("card").deepCopy()).put("title", "Yours");
    assertThat(client.put("/runs/two/cards/2", JSON, mine.toString(), null).status())
        .isEqualTo(428);

    JsonNode saved = put("/runs/two/cards/2", mine, tag(read)).expect("edit");
    assertThat(tag(saved)).isEqualTo("\"1.1\"");
    assertThat(saved.at("/model_card/title")).isEqualTo(read.at("/card/title"));
    assertThat(saved.at("/check/card").asInt()).as("it is checked").isEqualTo(2);
    Exchange refused = put("/runs/two/cards/2", yours, tag(read));
    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.body().path("etag").asString()).isEqualTo("\"1.1\"");
    assertThat(refused.body().path("difference")).hasSize(1);
    assertThat(refused.body().at("/difference/0/field").asString()).isEqualTo("title");
    assertThat(refused.body().at("/difference/0/current").asString()).isEqualTo("Mine");
    assertThat(refused.body().at("/difference/0/yours").asString()).isEqualTo("Yours");
    assertThat(put("/runs/two/cards/2", mine, tag(read)).status())
        .as("what is there already changes nothing")
        .isEqualTo(200);
    put("/runs/two/cards/2", yours, "\"1.1\"").expect("edit what is there now");

    JsonNode card = pipeline.body("/runs/two").at("/cards/1");
    assertThat(card.path("title").asString()).isEqualTo("Yours");
    assertThat(card.at("/edited/version").asInt()).isEqualTo(2);
    assertThat(card.at("/edited/model/title")).isEqualTo(read.at("/card/title"));
    assertThat(pipeline.body("/runs/two/trace").toString()).contains("Yours");
    JsonNode comparison = pipeline.body("/runs/two/compare?a=1&b=1");
    assertThat(comparison.at("/a/cards/1/edited/model/title")).isEqualTo(read.at("/card/title"));
    assertThat(comparison.at("/a/cards/1/title").asString()).isEqualTo("Yours");
  }

  @Test
  void ofManyAtOnceEachVersionIsGivenOnce() throws Exception {
    pipeline.complete("many");
    JsonNode read = pipeline.body("/runs/many/cards/1");
    List<Callable<Integer>> edits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ObjectNode card = ((ObjectNode) read.path("card").deepCopy()).put("title", "Edit " + i);
      // One of many may be asked to come again.
      edits.add(
          () ->
              await()
                  .atMost(Duration.ofMinutes(3))
                  .until(
                      () -> put("/runs/many/cards/1", card, tag(read)).status(),
                      status -> status != 503));
    }
    List<Integer> statuses = new ArrayList<>();
    try (var people = Executors.newFixedThreadPool(edits.size())) {
      for (Future<Integer> each : people.invokeAll(edits)) {
        statuses.add(each.get());
      }
    }
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    assertThat(pipeline.body("/runs/many/cards/1").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void anEditIsReadAsStrictlyAsAnAnswer() throws Exception {
    pipeline.complete("strict");
    String stage = "/runs/strict/stages/1";
    JsonNode read = pipeline.body(stage);
    ObjectNode one = WireJson.MAPPER.createObjectNode();
    one.putArray("inspirations").add(read.at("/output/inspirations/0"));
    assertThat(put(stage, one, tag(read)).reason()).contains("must have exactly 2 entries");
    ObjectNode blank = (ObjectNode) read.path("output").deepCopy();
    ((ObjectNode) blank.at("/inspirations/1")).put("content", " ").putArray("key_elements");
    assertThat(put(stage, blank, tag(read)).reason())
        .contains("inspirations[1].content must be a text that is not blank")
        .contains("inspirations[1].key_elements must have 1 to 20 entries");
    for (String text : List.of("a\u0000b", "x".repeat(200_001), "")) {
      var prose = WireJson.MAPPER.createObjectNode().put("markdown", text);
      assertThat(put("/runs/strict/stages/3", prose, "\"1.0\"").status()).isEqualTo(400);
    }
    String half = "{\"markdown\": \"a\\ud800\"}";
    assertThat(client.put("/runs/strict/stages/3", JSON, half, "\"1.0\"").status()).isEqualTo(400);
    var unknown = WireJson.MAPPER.createObjectNode().put("markdown", "a").put("text", "b");
    assertThat(put("/runs/strict/stages/3", unknown, "\"1.0\"").reason())
        .contains("text is unknown");
    assertThat(put("/runs/strict/stages/5", unknown, "\"1.0\"").reason())
        .contains("/runs/strict/cards/1");
    assertThat(put("/runs/strict/cards/6", unknown, "\"1.0\"").status()).isEqualTo(404);
    assertThat(client.get("/runs/strict/stages/9").status()).isEqualTo(404);
    assertThat(client.get("/runs/nobody/cards/1").status()).isEqualTo(404);
    assertThat(pipeline.body(stage).path("version").asInt()).isZero();
  }

  @Test
  void aRebuildGivesTheSameRowsAndAForgottenRunLeavesNone() throws Exception {
    pipeline.complete("kept");
    JsonNode card = pipeline.body("/runs/kept/cards/3");
    put(
            "/runs/kept/cards/3",
            ((ObjectNode) card.path("card").deepCopy()).put("problem", "A person's problem."),
            tag(card))
        .expect("edit");
    pipeline.star(pipeline.body("/runs/kept").at("/cards/2/id").asString());
    put(
            "/runs/kept/stages/2",
            WireJson.MAPPER.createObjectNode().put("markdown", "# By a person"),
            "\"1.0\"")
        .expect("edit");
    client.post("/runs/kept/reprocess", goOn(3, 1)).expect("go on");
    pipeline.until("/runs/kept", run -> run.at("/cards/0/attempt").asInt() == 2);
    Map<String, String> before = pipeline.checksums("nothing");
    assertThat(before.get("output_edit")).doesNotStartWith("0 rows");

    assertThat(pipeline.run("rebuild-database")).isZero();

    assertThat(pipeline.checksums("nothing")).isEqualTo(before);
    assertThat(pipeline.body("/runs/kept/attempts/1").at("/cards/2/problem").asString())
        .isEqualTo("A person's problem.");
    assertThat(client.delete("/runs/kept").status()).isEqualTo(204);
    pipeline.until(
        "/runs",
        runs ->
            runs.path("runs")
                .valueStream()
                .noneMatch(run -> run.path("run_id").asString().equals("kept")));
    assertThat(pipeline.texts("SELECT run_id FROM output_edit WHERE run_id = 'kept'")).isEmpty();
    assertThat(client.get("/runs/kept/cards/3").status()).isEqualTo(410);
  }

  private static final String JSON = "application/json";

  private static Exchange put(String path, JsonNode body, String tag) throws InterruptedException {
    return client.put(path, JSON, body.toString(), tag);
  }

  private static String tag(JsonNode answer) {
    return "\"%d.%d\"".formatted(answer.path("attempt").asInt(), answer.path("version").asInt());
  }

  private static ObjectNode goOn(int stage, int version) {
    return WireJson.MAPPER.createObjectNode().put("from_stage", stage).put("edit_version", version);
  }
}
