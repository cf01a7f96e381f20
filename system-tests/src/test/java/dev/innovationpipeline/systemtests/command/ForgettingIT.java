package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.Submission;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.SampleDocument;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Nothing is left of a forgotten run, in the files of broker and document store neither. */
class ForgettingIT {

  /** Of each topic, in local mode. */
  private static final int PARTITIONS = 4;

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String SECRET = "user-of-whom-nothing-may-stay";
  private static final Topics TOPICS = new Topics("");
  private static final Set<String> FACTS = names(TOPICS.facts());

  /** Topics that are compacted; what else there is of a run is deleted by age. */
  private static final Set<String> COMPACTED =
      Stream.concat(
              FACTS.stream(), Stream.of(TOPICS.runStatus().name(), TOPICS.shareLinks().name()))
          .collect(Collectors.toSet());

  private final String gone = "gone";
  private final String kept = besides(gone, "kept-");
  private final String next = besides(gone, "next-");

  @TempDir Path data;

  @Test
  void nothingOfAForgottenRunIsLeftAndAllOfTheOthersIs() throws Exception {
    try (LocalPipeline pipeline = LocalPipeline.start(new LocalSettings(data, 0, 0, 0, false))) {
      compactAtOnce(pipeline.bootstrapServers());
      BrokerFiles files = new BrokerFiles(data.resolve("kafka"));
      PipelineClient client = new PipelineClient(pipeline.serverUrl());
      twoAttempts(client, gone, SECRET);
      twoAttempts(client, kept, "user");
      note(client, gone, SECRET);
      note(client, kept, "user");
      star(pipeline.serverUrl(), client, gone);
      star(pipeline.serverUrl(), client, kept);
      edit(client, gone);
      edit(client, kept);
      String shared = share(client, gone, SECRET);
      share(client, kept, "user");
      Set<String> before = facts(files, kept);
      assertThat(before)
          .contains(
              "run-requested " + kept,
              "reprocess-requested " + kept + "#2",
              "stage-3-completed " + kept,
              "stage-3-completed " + kept + "#2",
              "stage-5-completed " + kept,
              "stage-5-completed " + kept + "#2",
              "card-starred " + kept + "#2/card-1",
              "output-edits " + kept + "#2/card-1",
              "output-edits " + kept + "#1/stage-2",
              "run-annotations " + kept + "#title");
      assertThat(before).filteredOn(fact -> fact.startsWith("card-annotations")).hasSize(3);
      assertThat(facts(files, gone)).hasSameSizeAs(before);
      assertThat(topicsWithSecret(files))
          .contains(
              "stage-1-completed",
              "card-starred",
              "card-annotations",
              "run-annotations",
              "output-edits",
              "share-links",
              "run-status");

      assertThat(documents()).hasSize(2); // both runs have the same, with one text

      forget(client, gone);
      submit(client, next);
      forget(client, next); // closes the segments with the tombstones, as a repetition would
      share(client, kept, "user"); // likewise that of the links
      assertThat(client.get(shared).status()).isEqualTo(404);

      await()
          .atMost(TIMEOUT)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                assertThat(topicsWithSecret(files)).isEmpty();
                assertThat(facts(files, gone)).containsExactly("run-forgotten " + gone);
              });
      assertThat(facts(files, kept)).isEqualTo(before);
      assertThat(rebuilt(client)).isTrue();
      assertThat(client.get("/runs/" + gone).status()).isEqualTo(410);
      assertThat(client.get("/runs/" + kept + "/attempts").body().toString())
          .contains("\"attempt\":1", "\"attempt\":2");
      assertThat(starred(client, kept)).isTrue();
      assertThat(notes(client, kept)).contains("Words of user", "\"stars\":4", "\"#\"");
      assertThat(client.get("/runs/" + kept + "/notes").body().path("title").asString())
          .isEqualTo("Title of user");
      assertThat(documents()).hasSize(2);
      assertThat(client.get("/runs/" + gone + "/passages").status()).isEqualTo(410);
      assertThat(client.get("/runs/" + kept + "/passages").body().path("passages")).isNotEmpty();

      forget(client, kept);
      assertThat(documents()).isEmpty();
    }
  }

  /** Documents and their texts; the run that is forgotten at once may have left a note. */
  private List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(data.resolve("documents/runs")))
          .toList();
    }
  }

  private static void twoAttempts(PipelineClient client, String runId, String user)
      throws Exception {
    String document = SampleDocument.file().toString();
    assertThat(new Submission(document, "lactalis-canada", user, runId).follow(client, true))
        .isZero();
    var reprocess = WireJson.MAPPER.createObjectNode().put("from_stage", 4);
    await()
        .atMost(TIMEOUT)
        .until(() -> client.post("/runs/" + runId + "/reprocess", reprocess).status() == 202);
    await().atMost(TIMEOUT).until(() -> results(client, runId).contains("\"attempt\":2"));
  }

  private static String results(PipelineClient client, String runId) throws InterruptedException {
    return client.results(runId).map(found -> found.path("cards").toString()).orElse("");
  }

  private static void star(String server, PipelineClient client, String runId) throws Exception {
    String card = client.results(runId).orElseThrow().at("/cards/0/id").asString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/cards/" + PipelineClient.encoded(card)))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"starred\": true}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private static void edit(PipelineClient client, String runId) throws InterruptedException {
    ObjectNode card =
        (ObjectNode) client.get("/runs/" + runId + "/cards/1").expect("read").path("card");
    put(client, "/runs/" + runId + "/cards/1", card.put("title", "Edited"), "\"2.0\"");
    var text = WireJson.MAPPER.createObjectNode().put("markdown", "Edited.");
    put(client, "/runs/" + runId + "/stages/2", text, "\"1.0\"");
  }

  private static void put(PipelineClient client, String path, ObjectNode body, String tag)
      throws InterruptedException {
    client.put(path, "application/json", body.toString(), tag).expect("edit");
  }

  /** The path of a link. */
  private static String share(PipelineClient client, String runId, String title)
      throws InterruptedException {
    var request = WireJson.MAPPER.createObjectNode().put("title", title);
    String url =
        client.post("/runs/" + runId + "/shares", request).expect("share").path("url").asString("");
    return url.substring(url.indexOf("/s/"));
  }

  /** A comment, a rating and a tag of a card, and a title of the run. */
  private static void note(PipelineClient client, String runId, String user) throws Exception {
    var request = WireJson.MAPPER.createObjectNode();
    request.putArray("cards").add(client.results(runId).orElseThrow().at("/cards/0/id").asString());
    request.put("comment", "Words of " + user).put("stars", 4).put("user_id", user);
    request.putArray("add_tags").add("#");
    assertThat(
            client.post("/cards/actions", request).expect("note").at("/results/0/status").asInt())
        .isEqualTo(200);
    String title = WireJson.MAPPER.createObjectNode().put("title", "Title of " + user).toString();
    client.put("/runs/" + runId + "/title", "application/json", title, null).expect("title");
  }

  /** Those that the board shows, once it does. */
  private static String notes(PipelineClient client, String runId) throws InterruptedException {
    String card = client.results(runId).orElseThrow().at("/cards/0/id").asString();
    await().atMost(TIMEOUT).until(() -> client.get("/cards/" + card).status() == 200);
    return client.get("/cards/" + card).body().toString();
  }

  private static boolean starred(PipelineClient client, String runId) throws InterruptedException {
    return client.results(runId).orElseThrow().at("/cards/0/starred").asBoolean();
  }

  private static void submit(PipelineClient client, String runId) throws Exception {
    client.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", runId)
            .put("blob_url", client.upload(SampleDocument.file()))
            .put("company_id", "lactalis-canada")
            .put("user_id", "user"));
  }

  private static void forget(PipelineClient client, String runId) throws InterruptedException {
    assertThat(client.delete("/runs/" + runId).status()).isEqualTo(204);
  }

  private static boolean rebuilt(PipelineClient client) throws InterruptedException {
    String generation =
        client
            .post("/operations/rebuild-database", null)
            .expect("rebuild")
            .path("epoch")
            .asString();
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                client
                    .get("/operations/rebuild-database/" + generation)
                    .body()
                    .path("done")
                    .asBoolean(false));
    return true;
  }

  /** Places of a run's facts that have a value. */
  private static Set<String> facts(BrokerFiles files, String runId) {
    return places(
        files,
        FACTS,
        each -> each.value() != null && EventKey.runId(each.key()).equals(runId),
        each -> each.topic() + " " + each.key());
  }

  private static Set<String> topicsWithSecret(BrokerFiles files) {
    return places(
        files,
        COMPACTED,
        each -> String.valueOf(each.value()).contains(SECRET),
        BrokerFiles.Kept::topic);
  }

  private static Set<String> places(
      BrokerFiles files,
      Set<String> topics,
      Predicate<BrokerFiles.Kept> which,
      Function<BrokerFiles.Kept, String> name) {
    return files.of(topics).stream()
        .filter(which)
        .map(name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Makes Kafka roll a segment per record and compact all the time. */
  private static void compactAtOnce(String bootstrapServers) throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (String topic : COMPACTED) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic),
          settings(
              Map.of(
                  "segment.ms", "1",
                  "min.compaction.lag.ms", "0",
                  "max.compaction.lag.ms", "1",
                  "file.delete.delay.ms", "0")));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      await() // the changelog is made once its first task is assigned
          .atMost(TIMEOUT)
          .ignoreExceptions()
          .until(() -> admin.incrementalAlterConfigs(changes).all().get() == null);
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.BROKER, ""),
                  settings(Map.of("log.cleaner.backoff.ms", "200"))))
          .all()
          .get();
    }
  }

  private static Collection<AlterConfigOp> settings(Map<String, String> values) {
    Set<AlterConfigOp> all = new HashSet<>();
    values.forEach(
        (name, value) ->
            all.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    return all;
  }

  /** Another run in the same partition. */
  private static String besides(String runId, String prefix) {
    return IntStream.range(0, 10_000)
        .mapToObj(number -> prefix + number)
        .filter(
            id ->
                RunPartitioner.partitionOf(id, PARTITIONS)
                    == RunPartitioner.partitionOf(runId, PARTITIONS))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> names(List<Topic> topics) {
    return topics.stream().map(Topic::name).collect(Collectors.toSet());
  }
}
