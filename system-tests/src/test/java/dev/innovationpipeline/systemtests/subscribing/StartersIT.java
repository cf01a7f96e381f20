package dev.innovationpipeline.systemtests.subscribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.EmbeddedCluster;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.SampleText;
import dev.innovationpipeline.systemtests.Services;
import dev.innovationpipeline.systemtests.node.NodeProject;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The starters in Node and Python on three brokers: both are killed half-way, runs are done again
 * and forgotten meanwhile, a broker is lost, and in the end both have what the database has.
 */
class StartersIT {

  private static final int RUNS = 12;
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir Path directory;

  @Test
  void haveWhatTheDatabaseHas() throws Exception {
    NodeProject.require();
    Optional<String> python = PythonInterpreter.withKafkaClient();
    ExternalTool.require(
        python.isPresent(),
        "The Python starter needs python3 with confluent_kafka, which is not installed"
            + " (apt-get install python3-confluent-kafka).");
    NodeProject project =
        NodeProject.install(Path.of("../docs/subscribing/node"), directory.resolve("node"))
            .withNewNode();
    List<String> node = project.script("subscriber.mjs");
    List<String> inPython =
        List.of(
            python.orElseThrow(), absolute("../docs/subscribing/python/subscriber.py").toString());
    List<String> contract = List.of(absolute("../docs/events/asyncapi.yaml").toString());
    List<String> settings =
        List.of(
            "pipeline.topics.partitions=6",
            "pipeline.topics.replication-factor=3",
            "pipeline.topics.min-in-sync-replicas=2");
    Path document = Files.writeString(directory.resolve("d.md"), SampleText.TEXT);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(directory.resolve("kafka"), 3);
        Services services = Services.start(directory, cluster.bootstrapServers(), settings);
        Starter first = starter(node, contract, cluster, "node.db");
        Starter second = starter(inPython, List.of(), cluster, "python.db");
        Starter third = starter(node, contract, cluster, "new-node.db");
        Starter fourth = starter(inPython, List.of(), cluster, "new-python.db")) {
      for (Starter starter : List.of(first, second)) {
        starter.start();
      }
      submit(services, document, 0, RUNS / 2);
      for (Starter starter : List.of(first, second)) {
        until(starter, () -> starter.report().size() >= RUNS / 3);
        starter.kill();
      }

      await().atMost(TIMEOUT).until(() -> services.completed() == RUNS / 2);
      for (String again : List.of("run-0", "run-1")) {
        assertThat(
                services
                    .call("POST", "/runs/%s/reprocess".formatted(again), "{\"from_stage\":5}")
                    .statusCode())
            .isEqualTo(202);
      }
      assertThat(services.call("DELETE", "/runs/run-2", "").statusCode()).isEqualTo(204);
      cluster.kill(0);
      submit(services, document, RUNS / 2, RUNS);
      await()
          .atMost(TIMEOUT)
          .until(
              () -> services.count("SELECT count(*) FROM \"OpportunityCard\"") == 5 * (RUNS - 1));
      await()
          .atMost(TIMEOUT)
          .until(() -> attempt(services, "run-0") + attempt(services, "run-1") == 4);
      JsonNode expected = inDatabase(services);

      for (Starter starter : List.of(first, second, third, fourth)) {
        starter.start();
      }
      for (Starter starter : List.of(first, second, third, fourth)) {
        until(starter, () -> starter.report().equals(expected));
        until(starter, () -> starter.log().contains("Caught up."));
      }
      assertThat(first.log().lines().filter(line -> line.startsWith("run-3, attempt 1:")))
          .as("the work for an attempt is done once")
          .hasSize(1);
      assertThat(fourth.log()).contains("run-0, attempt 2:").doesNotContain("Traceback");
    }
  }

  private Starter starter(
      List<String> script, List<String> arguments, EmbeddedCluster cluster, String store) {
    return new Starter(script, arguments, cluster.bootstrapServers(), directory.resolve(store));
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static void submit(Services services, Path document, int from, int to) {
    for (int i = from; i < to; i++) {
      String run = "run-" + i;
      await().atMost(TIMEOUT).until(() -> services.isAccepted(run, document));
    }
  }

  private static void until(Starter starter, Callable<Boolean> condition) {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(500))
        .failFast("the starter lives", () -> !starter.lives())
        .until(condition);
  }

  private static int attempt(Services services, String run) throws Exception {
    return results(services, run).path("run").path("attempt").asInt();
  }

  private static JsonNode results(Services services, String run) throws Exception {
    return WireJson.MAPPER.readTree(services.call("GET", "/runs/" + run, "").body());
  }

  /** In the form of the starters' report. */
  private static JsonNode inDatabase(Services services) throws Exception {
    ArrayNode runs = WireJson.MAPPER.createArrayNode();
    for (int i = 0; i < RUNS; i++) {
      JsonNode found = results(services, "run-" + i);
      if (!found.has("run")) {
        continue;
      }
      ObjectNode run = WireJson.MAPPER.createObjectNode();
      run.set("run_id", found.path("run").path("run_id"));
      run.set("attempt", found.path("run").path("attempt"));
      run.set("status", found.path("run").path("status"));
      ArrayNode cards = run.putArray("cards");
      for (JsonNode card : found.path("cards")) {
        ObjectNode each = cards.addObject();
        each.set("title", card.path("title"));
        each.set("attempt", card.path("attempt"));
      }
      runs.add(run);
    }
    return WireJson.MAPPER
        .createArrayNode()
        .addAll(
            runs.valueStream()
                .sorted(Comparator.comparing(run -> run.path("run_id").asString()))
                .toList());
  }
}
