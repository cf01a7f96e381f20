package dev.innovationpipeline.cli.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lines of JSON-RPC in, lines of JSON-RPC out, against a server whose answers the test says. */
class AssistantServerTest {

  private static final String RUNNING =
      """
      {"run_id": "r", "status": "RUNNING", "stages": [
        {"number": 1, "title": "First", "status": "COMPLETED", "duration_ms": 5},
        {"number": 2, "title": "Second", "status": "RUNNING"}]}
      """;

  private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
  @TempDir private Path exports;
  private HttpServer pipeline;
  private OutputStream requests;
  private BufferedReader lines;
  private CompletableFuture<Void> serving;
  private int lastId;

  @BeforeEach
  void start() throws Exception {
    pipeline = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pipeline.createContext(
        "/",
        exchange -> {
          List<String> left = answers.getOrDefault(exchange.getRequestURI().toString(), List.of());
          String text = left.isEmpty() ? "{\"detail\": \"Not there.\"}" : left.getFirst();
          if (left.size() > 1) {
            left.removeFirst();
          }
          byte[] body = text.getBytes(UTF_8);
          exchange.sendResponseHeaders(left.isEmpty() ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    pipeline.start();
    String url = "http://localhost:" + pipeline.getAddress().getPort();
    PipedInputStream in = new PipedInputStream(1 << 16);
    requests = new PipedOutputStream(in);
    PipedInputStream out = new PipedInputStream(1 << 20);
    PipedOutputStream written = new PipedOutputStream(out);
    lines = new BufferedReader(new InputStreamReader(out, UTF_8));
    serving =
        CompletableFuture.runAsync(
            () -> {
              try {
                AssistantServer.serve(
                    () -> new PipelineClient(url),
                    new ReadableFolders(List.of()),
                    exports,
                    "u",
                    in,
                    written);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    ask(
        "initialize",
        "{\"protocolVersion\": \"2025-06-18\", \"capabilities\": {}, \"clientInfo\": {\"name\":"
            + " \"t\", \"version\": \"1\"}}");
    send("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
  }

  @AfterEach
  void stop() throws IOException {
    requests.close();
    pipeline.stop(0);
  }

  @Test
  void endsWhenTheAssistantClosesTheInput() throws Exception {
    requests.close();

    serving.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aLineThatIsNoMessageIsAnsweredAndTheNextOneIsRead() throws Exception {
    send("{bad");

    JsonNode answer = WireJson.MAPPER.readTree(lines.readLine());
    assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32700);
    assertThat(ask("ping", "{}").getLast().has("result")).isTrue();
    requests.close();
    serving.get(10, TimeUnit.SECONDS);
  }

  @Test
  void everyToolSaysWhatItTakes() throws Exception {
    JsonNode tools = ask("tools/list", "{}").getLast().path("result").path("tools");

    assertThat(tools.valueStream().map(tool -> tool.path("name").asString()))
        .containsExactlyInAnyOrder(
            "list_companies",
            "find_runs",
            "search_cards",
            "start_run",
            "run_status",
            "wait_for_run",
            "get_cards",
            "trace_run",
            "export_run",
            "export_cards");
    for (JsonNode tool : tools) {
      JsonNode schema = tool.path("inputSchema");
      assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
      assertThat(tool.path("description").asString("").length()).isBetween(40, 400);
      assertThat(tool.path("annotations").path("readOnlyHint").asBoolean())
          .isEqualTo(
              !List.of("start_run", "export_run", "export_cards")
                  .contains(tool.path("name").asString()));
    }
  }

  @Test
  void tellsOfProgressByANumberThatGrows() throws Exception {
    String completed = RUNNING.replace("RUNNING", "COMPLETED");
    answers.put("/status/r", new ArrayList<>(List.of(RUNNING, RUNNING, completed)));

    List<JsonNode> said =
        ask(
            "tools/call",
            "{\"name\": \"wait_for_run\", \"arguments\": {\"run_id\": \"r\"}, \"_meta\":"
                + " {\"progressToken\": \"p\"}}");

    assertThat(said.getLast().path("result").path("isError").asBoolean()).isFalse();
    List<JsonNode> notices = said.subList(0, said.size() - 1);
    assertThat(notices)
        .hasSize(2)
        .allMatch(notice -> notice.path("method").asString().equals("notifications/progress"));
    JsonNode first = notices.getFirst().path("params");
    assertThat(first.path("message").asString()).isEqualTo("RUNNING, stage 2 · Second");
    assertThat(first.path("total").asDouble()).isEqualTo(2);
    assertThat(first.path("progress").asDouble())
        .isLessThan(notices.getLast().path("params").path("progress").asDouble());
  }

  @Test
  void saysWhenTheTimeIsUp() throws Exception {
    answers.put("/status/r", new ArrayList<>(List.of(RUNNING)));

    JsonNode result =
        call("wait_for_run", "{\"run_id\": \"r\", \"timeout_seconds\": 1}").path("result");

    assertThat(result.path("isError").asBoolean()).isFalse();
    assertThat(result.path("content").path(0).path("text").asString())
        .contains("Run r: RUNNING", "✓ Stage 1 · First (5 ms)", "Call wait_for_run again");
    assertThat(result.path("structuredContent").path("status").asString()).isEqualTo("RUNNING");
  }

  @Test
  void conditionsBecomeAQuery() throws Exception {
    answers.put(
        "/runs?limit=3&q=milk%20%26%20honey&starred=true",
        List.of(
            "{\"runs\": [{\"run_id\": \"r\", \"status\": \"RUNNING\", \"waiting_for\":"
                + " \"review\"}], \"next_cursor\": \"c\"}"));

    String text =
        call("find_runs", "{\"text\": \"milk & honey\", \"limit\": 3, \"starred\": true}")
            .path("result")
            .path("content")
            .path(0)
            .path("text")
            .asString();

    assertThat(text).contains("r · waits for review · ", "cursor c");
  }

  @Test
  void cardsAreSearchedByTheConditionsOfTheBoard() throws Exception {
    answers.put(
        "/cards?limit=10&q=milk&min_rating=3.5&status=new&status=in_work&tag=tea%20time",
        List.of(
            """
            {"cards": [{"run_id": "r", "number": 3, "company_id": "c", "title": "T",
              "tagline": "Best", "status": "new", "rating": 4.5, "tags": ["tea time"]}]}
            """));

    String text =
        text(
            call(
                "search_cards",
                "{\"text\": \"milk\", \"min_rating\": 3.5, \"status\": [\"new\", \"in_work\"],"
                    + " \"tag\": [\"tea time\"]}"));

    assertThat(text).isEqualTo("r:3 · c · T · new · rated 4.5 of 5 #tea time\n  Best");
  }

  @Test
  void exportsAreTextsOrFilesThatReplaceNone() throws Exception {
    answers.put("/runs/r%2F..", List.of("{\"run\": {}, \"cards\": [1]}"));
    answers.put("/runs/r%2F../export?format=csv&card=3", List.of("a,b"));
    answers.put("/runs/r%2F../export?format=pptx", List.of("PK"));
    answers.put("/runs/export?format=xlsx&card=r%3A1&card=s%3A2", List.of("PK2"));

    assertThat(
            text(call("export_run", "{\"run_id\": \"r/..\", \"format\": \"csv\", \"cards\": [3]}")))
        .isEqualTo("a,b");
    String slides = "{\"run_id\": \"r/..\", \"format\": \"pptx\"}";
    assertThat(text(call("export_run", slides)))
        .isEqualTo("Saved as " + exports.resolve("opportunities-r___.pptx"));
    assertThat(text(call("export_run", slides)))
        .isEqualTo("Saved as " + exports.resolve("opportunities-r___-2.pptx"));
    call("export_cards", "{\"cards\": [\"r:1\", \"s:2\"], \"format\": \"xlsx\"}");
    assertThat(exports.resolve("opportunities-cards.xlsx")).hasContent("PK2");
    JsonNode refused =
        call("export_cards", "{\"cards\": [\"none:1\"], \"format\": \"pdf\"}").path("result");
    assertThat(refused.path("isError").asBoolean()).isTrue();
    assertThat(exports.resolve("opportunities-cards.pdf")).doesNotExist();
  }

  @Test
  void refusalsAreResultsThatSayWhatToDo() throws Exception {
    for (String[] refused :
        new String[][] {
          {"run_status", "{\"run_id\": \"none\"}", "find_runs lists"},
          {"get_cards", "{\"run_id\": \"none\"}", "find_runs lists"},
          {"trace_run", "{\"run_id\": \"none\"}", "Not there."},
          {"start_run", "{\"document\": \"a.pdf\", \"company_id\": \"c\"}", "--documents DIR"},
          {"find_runs", "{\"limit\": 1000}", "limit"},
          {"find_runs", "{\"words\": \"milk\"}", "words"},
        }) {
      JsonNode result = call(refused[0], refused[1]).path("result");
      assertThat(result.path("isError").asBoolean()).as(refused[1]).isTrue();
      assertThat(result.path("content").path(0).path("text").asString()).contains(refused[2]);
    }
  }

  private static String text(JsonNode answer) {
    assertThat(answer.path("result").path("isError").asBoolean()).as(answer.toString()).isFalse();
    return answer.path("result").path("content").path(0).path("text").asString();
  }

  private JsonNode call(String tool, String arguments) throws IOException {
    return ask("tools/call", "{\"name\": \"%s\", \"arguments\": %s}".formatted(tool, arguments))
        .getLast();
  }

  /** What is said up to the answer; every line is one of the protocol. */
  private List<JsonNode> ask(String method, String parameters) throws IOException {
    int id = ++lastId;
    send(
        "{\"jsonrpc\": \"2.0\", \"id\": %d, \"method\": \"%s\", \"params\": %s}"
            .formatted(id, method, parameters));
    List<JsonNode> said = new ArrayList<>();
    do {
      said.add(WireJson.MAPPER.readTree(lines.readLine()));
      assertThat(said.getLast().path("jsonrpc").asString()).isEqualTo("2.0");
    } while (said.getLast().path("id").asInt(0) != id);
    return said;
  }

  private void send(String line) throws IOException {
    requests.write((line + "\n").getBytes(UTF_8));
    requests.flush();
  }
}
