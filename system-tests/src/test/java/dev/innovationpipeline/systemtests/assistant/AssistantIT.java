package dev.innovationpipeline.systemtests.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.LocalProcess;
import dev.innovationpipeline.systemtests.SampleText;
import dev.innovationpipeline.systemtests.node.NodeProject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./pipeline mcp} as it is shipped, driven by the MCP client that assistants have, against a
 * pipeline that asks for keys.
 */
class AssistantIT {

  @TempDir static Path directory;
  private static LocalProcess pipeline;
  private static NodeProject node;
  private static Path documents;
  private static Path exports;
  private static String admin;

  @BeforeAll
  static void start() throws Exception {
    NodeProject.require();
    node = NodeProject.install(Path.of("src/test/npm/assistant"), directory.resolve("node"));
    documents = Files.createDirectories(directory.resolve("documents"));
    exports = Files.createDirectories(directory.resolve("exports"));
    Files.writeString(documents.resolve("report.md"), SampleText.TEXT);
    Files.writeString(directory.resolve("private.md"), SampleText.TEXT);
    Path data = directory.resolve("data");
    pipeline = LocalProcess.start(data, Map.of("PIPELINE_SECURITY_MODE", "keys"));
    admin = Files.readString(data.resolve("secure").resolve("admin.key")).strip();
  }

  @AfterAll
  static void stop() throws Exception {
    if (pipeline != null) {
      pipeline.close();
    }
  }

  @Test
  void anAssistantStartsARunFollowsItAndReadsItsCards() throws Exception {
    Plan plan =
        new Plan(documents)
            .call("list_companies", "{}")
            .call("start_run", "{\"document\": \"report.md\", \"company_id\": \"lactalis-canada\"}")
            .call("wait_for_run", "{\"run_id\": \"$run_id\"}")
            .call("run_status", "{\"run_id\": \"$run_id\"}")
            .call("get_cards", "{\"run_id\": \"$run_id\"}")
            .call("trace_run", "{\"run_id\": \"$run_id\"}")
            .call("find_runs", "{\"company_id\": \"lactalis-canada\", \"status\": \"COMPLETED\"}")
            .call("export_run", "{\"run_id\": \"$run_id\"}")
            .call("export_run", "{\"run_id\": \"$run_id\", \"format\": \"json\"}")
            .call("export_run", "{\"run_id\": \"$run_id\", \"format\": \"csv\", \"cards\": [2]}")
            .call("export_run", "{\"run_id\": \"$run_id\", \"format\": \"pptx\"}")
            .call("export_cards", "{\"cards\": [\"$run_id:1\"], \"format\": \"markdown\"}")
            .resource("pipeline://runs/$run_id")
            .resource("pipeline://runs/$run_id/cards")
            .resource("pipeline://runs/unknown")
            .prompt();

    JsonNode seen = plan.carryOut(key("author", "lactalis-canada"));

    assertThat(seen.path("server").path("name").asString()).isEqualTo("innovation-pipeline");
    assertThat(seen.path("tools").valueStream())
        .hasSize(10)
        .allSatisfy(
            tool -> {
              assertThat(tool.path("description").asString("")).isNotBlank();
              assertThat(tool.path("inputSchema").path("type").asString()).isEqualTo("object");
            });
    assertThat(seen.path("calls").valueStream()).noneMatch(call -> call.path("error").asBoolean());
    JsonNode waited = call(seen, 2);
    assertThat(waited.path("json").path("status").asString()).isEqualTo("COMPLETED");
    assertThat(waited.path("progress").valueStream().map(p -> p.path("progress").asDouble()))
        .isNotEmpty()
        .isSorted()
        .last()
        .satisfies(last -> assertThat(last).isGreaterThanOrEqualTo(5));
    String runId = waited.path("json").path("run_id").asString();
    assertThat(call(seen, 3).path("text").asString()).contains("✓ Stage 5");
    JsonNode cards = call(seen, 4);
    assertThat(cards.path("json").path("cards")).hasSize(5);
    assertThat(cards.path("text").asString()).contains("Rests on:", "COMPLETED");
    assertThat(call(seen, 5).path("text").asString()).contains("inspiration", "quote");
    assertThat(call(seen, 6).path("text").asString()).contains(runId);
    assertThat(call(seen, 7).path("text").asString())
        .contains("# Opportunities for Lactalis Canada", "## 5. ", "# Stage 2: ");
    assertThat(call(seen, 8).path("json").path("stages")).hasSize(5);
    assertThat(call(seen, 9).path("text").asString().lines().skip(1))
        .first(InstanceOfAssertFactories.STRING)
        .contains(runId);
    assertThat(Path.of(call(seen, 10).path("json").path("path").asString()))
        .hasParent(exports.toRealPath())
        .content(StandardCharsets.ISO_8859_1)
        .startsWith("PK");
    assertThat(call(seen, 11).path("text").asString()).contains("## 1. ").doesNotContain("## 2. ");
    JsonNode resources = seen.path("resources");
    assertThat(resources.path(0).path("text").asString()).contains(runId, "inspirations");
    assertThat(resources.path(1).path("mimeType").asString()).isEqualTo("text/markdown");
    assertThat(resources.path(2).path("refusal").asString()).contains("There is no run unknown");
    assertThat(seen.path("prompt").asString()).contains("start_run", "get_cards");
  }

  /** A card comes to the board within a moment, which the assistant waits for. */
  @Test
  void cardsAreFoundOnTheBoard() throws Exception {
    PipelineClient author =
        new PipelineClient(pipeline.serverUrl(), key("author", "mccormick-usa"));
    author.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", "of-mccormick")
            .put("blob_url", author.upload(documents.resolve("report.md")))
            .put("company_id", "mccormick-usa"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                author.get("/cards?run_id=of-mccormick").expect("search").path("cards").size()
                    == 5);
    JsonNode seen =
        new Plan(documents)
            .call("search_cards", "{\"run_id\": \"of-mccormick\", \"limit\": 3}")
            .call("search_cards", "{\"run_id\": \"of-mccormick\", \"status\": [\"dropped\"]}")
            .carryOut(key("viewer", "mccormick-usa"));

    assertThat(call(seen, 0).path("json").path("cards")).hasSize(3);
    assertThat(call(seen, 0).path("text").asString()).contains("of-mccormick:5 · ", "cursor ");
    assertThat(call(seen, 1).path("text").asString()).isEqualTo("No card fits.");
  }

  @Test
  void whatItMayDoFollowsTheKey() throws Exception {
    PipelineClient author =
        new PipelineClient(pipeline.serverUrl(), key("author", "lactalis-canada"));
    String blob = author.upload(documents.resolve("report.md"));
    author.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", "of-lactalis")
            .put("blob_url", blob)
            .put("company_id", "lactalis-canada"));
    Plan plan =
        new Plan(documents)
            .call("run_status", "{\"run_id\": \"of-lactalis\"}")
            .call("get_cards", "{\"run_id\": \"of-lactalis\"}")
            .call(
                "start_run", "{\"document\": \"report.md\", \"company_id\": \"lactalis-canada\"}");

    JsonNode viewer = plan.carryOut(key("viewer", "mccormick-usa"));
    assertThat(call(viewer, 0).path("text").asString()).contains("There is no run of-lactalis");
    assertThat(call(viewer, 1).path("error").asBoolean()).isTrue();
    assertThat(call(viewer, 2).path("text").asString()).contains("(403)");
    JsonNode other = plan.carryOut(key("author", "mccormick-usa"));
    assertThat(call(other, 2).path("text").asString()).contains("The server refused to start");
    JsonNode nobody = plan.carryOut("ipk_wrong");
    assertThat(call(nobody, 0).path("text").asString())
        .contains("(401)", "./pipeline login", "PIPELINE_KEY");
  }

  @Test
  void wrongRequestsAreRefusedWithTheWayOut() throws Exception {
    JsonNode seen =
        new Plan(documents)
            .call("start_run", "{\"document\": \"report.md\"}")
            .call("start_run", "{\"document\": \"report.md\", \"company_id\": \"nobody\"}")
            .call("start_run", document(directory.resolve("private.md").toString()))
            .call("start_run", document("../private.md"))
            .call("start_run", document("file:///etc/passwd"))
            .call("trace_run", "{\"run_id\": \"unknown\"}")
            .carryOut(key("author", "*"));

    assertThat(seen.path("calls").valueStream()).allMatch(call -> call.path("error").asBoolean());
    assertThat(call(seen, 0).path("text").asString()).contains("company_id");
    assertThat(call(seen, 1).path("text").asString()).contains("company_id");
    for (int outside = 2; outside < 5; outside++) {
      assertThat(call(seen, outside).path("text").asString())
          .contains("in the folders that may be read", documents.toRealPath().toString());
    }
    assertThat(call(seen, 5).path("text").asString()).contains("unknown");
  }

  private static String document(String path) {
    return "{\"document\": \"%s\", \"company_id\": \"lactalis-canada\"}".formatted(path);
  }

  private static JsonNode call(JsonNode seen, int number) {
    return seen.path("calls").path(number);
  }

  private static String key(String role, String company) throws Exception {
    ObjectNode request = WireJson.MAPPER.createObjectNode().put("name", "it").put("role", role);
    request.putArray("companies").add(company);
    return new PipelineClient(pipeline.serverUrl(), admin)
        .post("/keys", request)
        .expect("make a key")
        .path("key")
        .asString();
  }

  /** What the assistant is to do, in order. */
  private static final class Plan {

    private final ObjectNode plan = WireJson.MAPPER.createObjectNode();
    private final ArrayNode calls = plan.putArray("calls");
    private final ArrayNode resources = plan.putArray("resources");

    Plan(Path documents) {
      plan.putArray("command")
          .add(Path.of("../pipeline").toAbsolutePath().normalize().toString())
          .add("mcp")
          .add("--server")
          .add(pipeline.serverUrl())
          .add("--documents")
          .add(documents.toString())
          .add("--exports")
          .add(exports.toString());
    }

    Plan call(String tool, String arguments) {
      calls.addArray().add(tool).add(WireJson.MAPPER.readTree(arguments));
      return this;
    }

    Plan resource(String uri) {
      resources.add(uri);
      return this;
    }

    Plan prompt() {
      plan.putObject("prompt")
          .put("name", "opportunities")
          .putObject("arguments")
          .put("document", "report.md")
          .put("company_id", "lactalis-canada");
      return this;
    }

    JsonNode carryOut(String key) {
      NodeProject.Ended ended =
          node.run(
              node.script("assistant.mjs", plan.toString()),
              Map.of("PIPELINE_KEY", key, "JAVA_HOME", System.getProperty("java.home")));
      assertThat(ended.exitCode()).as(ended.output()).isZero();
      return WireJson.MAPPER.readTree(ended.output());
    }
  }
}
