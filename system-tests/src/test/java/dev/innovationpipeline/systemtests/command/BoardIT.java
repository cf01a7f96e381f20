package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The board on the whole pipeline: found, worked on, rebuilt, forgotten. */
class BoardIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir static Path directory;
  private static CommandedPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline = CommandedPipeline.start(directory);
    pipeline.complete("one");
    pipeline.complete("two");
    await().atMost(TIMEOUT).until(() -> cards("").size() == 10);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void oneFindsWhatOneHasDoneAtOnceAndARebuildFindsTheSame() throws Exception {
    List<String> ids = ids(cards("run_id=one"));
    assertThat(pipeline.run("cards", "rate", ids.get(0), "5", "--reason", "Good.", "--user", "a"))
        .isZero();
    assertThat(pipeline.run("cards", "rate", ids.get(0), "2", "--user", "b")).isZero();
    assertThat(pipeline.run("cards", "rate", ids.get(0), "4", "--user", "b")).isZero();
    assertThat(cards("min_rating=4.5"))
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.path("rating").asDouble()).isEqualTo(4.5);
              assertThat(card.path("ratings").asInt()).as("one per person").isEqualTo(2);
            });
    assertThat(
            pipeline.run("cards", "tag", ids.get(0), ids.get(1), "--add", "Autumn", "--add", "x"))
        .isZero();
    assertThat(pipeline.run("cards", "tag", ids.get(1), "--remove", "x")).isZero();
    assertThat(ids(cards("tag=autumn&tag=X"))).containsExactly(ids.get(0));
    assertThat(pipeline.run("cards", "move", ids.get(2), "--to", "in-work")).isZero();
    assertThat(ids(cards("status=in_work&status=dropped"))).containsExactly(ids.get(2));
    assertThat(pipeline.run("cards", "star", ids.get(3))).isZero();
    assertThat(ids(cards("starred=true"))).containsExactly(ids.get(3));
    assertThat(pipeline.run("cards", "comment", ids.get(0), "Ask", "the", "plant")).isZero();
    assertThat(pipeline.body("/cards/" + ids.get(0)).path("notes").toString())
        .contains("Ask the plant", "Good.");
    assertThat(pipeline.run("note", "one", "--title", "My title", "--tag", "Q4")).isZero();
    assertThat(pipeline.body("/runs?tag=q4").path("runs").path(0).path("title").asString(""))
        .isEqualTo("My title");
    assertThat(pipeline.body("/runs?q=my%20tit").path("runs")).hasSize(1);
    assertThat(pipeline.body("/runs/one").path("run").path("tags").toString())
        .isEqualTo("[\"q4\"]");

    Map<String, String> before = pipeline.checksums("nothing is left out");
    assertThat(pipeline.run("rebuild-database")).isZero();
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> assertThat(pipeline.checksums("nothing is left out")).isEqualTo(before));
  }

  @Test
  void ofManyCardsEachHasItsOutcome() throws Exception {
    var request = WireJson.MAPPER.createObjectNode().put("status", "dropped");
    List<String> ids = ids(cards("run_id=two"));
    request.putArray("cards").add("none").add(ids.get(0)).add(ids.get(1));
    JsonNode results =
        pipeline.client().post("/cards/actions", request).expect("act").path("results");
    assertThat(results.valueStream().map(each -> each.path("status").asInt()).toList())
        .containsExactly(404, 200, 200);
    assertThat(results.path(0).path("detail").asString()).contains("no card none");
    assertThat(ids(cards("status=dropped&run_id=two")))
        .containsExactlyInAnyOrder(ids.get(0), ids.get(1));
    assertThat(pipeline.run("cards", "star", "none")).as("the exit code").isEqualTo(1);
    request.remove("status");
    Exchange nothing = pipeline.client().post("/cards/actions", request);
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.reason()).contains("must say what to do");
  }

  @Test
  void pagesAreStableAndEveryConditionIsChecked() throws Exception {
    List<String> all = ids(cards("limit=200"));
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = pipeline.body("/cards?limit=3" + cursor);
      page.path("cards").forEach(card -> paged.add(card.path("id").asString()));
      cursor = page.has("next_cursor") ? "&cursor=" + page.path("next_cursor").asString() : "";
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
    JsonNode first = cards("").getFirst();
    String word =
        Arrays.stream(first.path("title").asString().split("[^\\p{L}]+"))
            .filter(each -> each.matches("[A-Za-z]{4,}"))
            .findFirst()
            .orElseThrow();
    assertThat(ids(cards("q=" + word.toUpperCase(Locale.ROOT))))
        .contains(first.path("id").asString());
    assertThat(ids(cards("q=" + word.substring(0, word.length() - 1))))
        .as("the beginning of a word")
        .contains(first.path("id").asString());
    assertThat(cards("q=wordthatnocardhas")).isEmpty();
    Exchange wrong =
        pipeline.client().get("/cards?status=lost&min_rating=9&mark=x&since=never&starred=maybe");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.reason()).contains("status", "min_rating", "mark", "since", "starred");
    assertThat(pipeline.client().get("/cards?cursor=no").status()).isEqualTo(400);
    assertThat(pipeline.body("/cards/counts?run_id=two").path("by_status").toString())
        .contains("new");
  }

  @Test
  void viewsAreKept() throws Exception {
    assertThat(pipeline.run("cards", "views", "--save", "Mine", "--query", "status=new")).isZero();
    assertThat(pipeline.body("/views").path("views").toString()).contains("Mine", "status=new");
    assertThat(pipeline.run("cards", "views", "--delete", "Mine")).isZero();
    assertThat(pipeline.body("/views").path("views").toString()).doesNotContain("Mine");
  }

  private static List<JsonNode> cards(String query) throws InterruptedException {
    return pipeline.body("/cards?" + query).path("cards").valueStream().toList();
  }

  private static List<String> ids(List<JsonNode> cards) {
    return cards.stream().map(card -> card.path("id").asString()).toList();
  }
}
