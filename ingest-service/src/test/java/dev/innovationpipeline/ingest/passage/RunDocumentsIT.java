package dev.innovationpipeline.ingest.passage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.erasure.Reissues;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.platform.document.DocumentDirectory;
import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The documents of runs over HTTP, without a database, as processors have kept them. */
class RunDocumentsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TEXT = "People refill jars.";

  @TempDir static Path directory;
  private static DocumentDirectory store;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    KafkaServer broker = TestServers.sharedKafka();
    store = new DocumentDirectory(directory.resolve("documents"));
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--pipeline.security.mode=local",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--pipeline.topics.prefix=passages.",
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> send("GET", "/actuator/health/readiness").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void givesTheDocumentAsAFile() throws Exception {
    completed("pdf", kept("%PDF-1 jars"));
    HttpResponse<String> saved = send("GET", "/runs/pdf/document");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(saved.body()).isEqualTo("%PDF-1 jars");
    assertThat(header(saved, "content-type")).isEqualTo("application/pdf");
    assertThat(header(saved, "content-disposition"))
        .startsWith("attachment;")
        .contains("report.pdf");
    assertThat(header(saved, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(send("GET", "/runs/pdf/document?inline=true"), "content-disposition"))
        .startsWith("inline;");
  }

  /** A page from outside would run in the origin of this service. */
  @Test
  void neverShowsWhatIsNoPdf() throws Exception {
    completed("html", kept("<html><script>alert(1)</script>"));
    HttpResponse<String> saved = send("GET", "/runs/html/document?inline=true");
    assertThat(header(saved, "content-type")).isEqualTo("application/octet-stream");
    assertThat(header(saved, "content-disposition")).startsWith("attachment;");
  }

  @Test
  void givesThePassagesPageByPage() throws Exception {
    completed("passages", kept("three passages"));
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      HttpResponse<String> answer =
          send(
              "GET",
              "/runs/passages/passages?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode page = WireJson.MAPPER.readTree(answer.body());
      assertThat(page.at("/document/sha256").asString()).isEqualTo(Sha256.of("three passages"));
      page.path("passages").forEach(passage -> ids.add(passage.path("id").asString()));
      cursor = page.path("next_cursor").asString(null);
    }
    assertThat(ids).containsExactly("p1.1", "p2.1", "p2.2");
    JsonNode second =
        WireJson.MAPPER.readTree(send("GET", "/runs/passages/passages").body()).at("/passages/1");
    assertThat(second)
        .isEqualTo(
            WireJson.MAPPER.readTree(
                """
                {"id": "p2.1", "place": {"kind": "page", "number": 2}, "start": 7, "end": 13,
                 "text": "refill"}
                """));
    for (String wrong :
        List.of("cursor=p9.9", "passage=p9.9", "limit=0", "from=-1", "from=1&passage=p1.1")) {
      assertThat(send("GET", "/runs/passages/passages?" + wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  /** Pages are counted from the beginning, so that the ones before and after are whole. */
  @Test
  void opensThePassagesAtAPlace() throws Exception {
    completed("opened", kept("opened"));
    JsonNode first = passages("limit=2&passage=p2.1");
    assertThat(first.path("from").asInt()).isZero();
    assertThat(first.path("passages")).hasSize(2);
    JsonNode second = passages("limit=2&passage=p2.2");
    assertThat(second.path("from").asInt()).isEqualTo(2);
    assertThat(second.at("/passages/0/id").asString()).isEqualTo("p2.2");
    assertThat(passages("limit=2&from=1").at("/passages/1/id").asString()).isEqualTo("p2.2");
    assertThat(passages("from=9").path("passages")).isEmpty();
  }

  private static JsonNode passages(String query) throws Exception {
    HttpResponse<String> answer = send("GET", "/runs/opened/passages?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return WireJson.MAPPER.readTree(answer.body());
  }

  @Test
  void saysWhenNothingIsKept() throws Exception {
    assertThat(send("GET", "/runs/none/document").statusCode()).isEqualTo(404);
    completed("unkept", source("never kept"));
    for (String what : List.of("document", "passages")) {
      HttpResponse<String> answer = send("GET", "/runs/unkept/" + what);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("is not kept here", "store-directory");
    }
  }

  /** A first stage that failed has read its document, too. */
  @Test
  void findsTheDocumentOfARunThatFailedInItsFirstStage() throws Exception {
    store.note("failed", kept("failed"));
    append("failed", Runs.failed(context("failed"), 1));
    assertThat(send("GET", "/runs/failed/document").body()).isEqualTo("failed");
  }

  @Test
  void deletesADocumentWithTheLastRunThatReadIt() throws Exception {
    SourceDocument shared = kept("shared");
    completed("first", shared);
    completed("second", shared);
    assertThat(send("DELETE", "/runs/first").statusCode()).isEqualTo(204);
    assertThat(send("GET", "/runs/first/document").statusCode()).isEqualTo(410);
    assertThat(send("GET", "/runs/second/document").body()).isEqualTo("shared");
    assertThat(store.ofRun("first")).isEmpty();
    assertThat(send("DELETE", "/runs/second").statusCode()).isEqualTo(204);
    assertThat(store.find(shared.sha256())).isEmpty();
    assertThat(store.text(shared)).isEmpty();
  }

  @Test
  void deletesWhatAProcessorKeptJustAfterTheRunWasForgotten() throws Exception {
    append("late");
    assertThat(send("DELETE", "/runs/late").statusCode()).isEqualTo(204);
    SourceDocument document = kept("late");
    store.note("late", document);
    Reissues.after(Duration.ofHours(7), service);
    assertThat(store.find(document.sha256())).isEmpty();
    assertThat(store.ofRun("late")).isEmpty();
  }

  private static SourceDocument kept(String content) throws IOException {
    SourceDocument source = source(content);
    store.add(new ByteArrayInputStream(content.getBytes(UTF_8)));
    store.addText(
        source,
        new ReadText(
            TEXT,
            List.of(
                new Passage("p1.1", page(1), 0, 6),
                new Passage("p2.1", page(2), 7, 13),
                new Passage("p2.2", page(2), 14, 19))));
    return source;
  }

  private static Place page(int number) {
    return new Place(Place.Kind.PAGE, number, null);
  }

  private static SourceDocument source(String content) {
    return new SourceDocument(
        Sha256.of(content), "1", Sha256.of(TEXT).substring(0, 16), "application/pdf", 3);
  }

  private static void completed(String runId, SourceDocument document) throws Exception {
    append(runId, Runs.completed(context(runId), 1).from(document));
    await()
        .atMost(TIMEOUT)
        .until(() -> send("GET", "/status/" + runId).body().contains("\"COMPLETED\""));
  }

  private static void append(String runId, RunEvent... events) throws Exception {
    List<RunEvent> all = new ArrayList<>();
    all.add(new RunRequested(context(runId), Runs.NOW));
    all.addAll(List.of(events));
    service.getBean(EventTransactions.class).append(all);
    await().atMost(TIMEOUT).until(() -> send("GET", "/status/" + runId).statusCode() == 200);
  }

  private static RunContext context(String runId) {
    return new RunContext(
        runId, 1, "u", "c", "https://host.example/report.pdf", Runs.NOW, RunOptions.DEFAULTS);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> send(String method, String path) throws Exception {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(TIMEOUT)
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }
}
