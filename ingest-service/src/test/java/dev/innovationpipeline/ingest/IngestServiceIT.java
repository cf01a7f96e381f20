package dev.innovationpipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.ingest.contract.DescriptionCheck;
import dev.innovationpipeline.ingest.contract.PublishedDescription;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.servlet.handler.MappedInterceptor;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP on a real broker, without a database. */
class IngestServiceIT {

  @TempDir static Path directory;
  private static KafkaServer broker;
  private static ConfigurableApplicationContext service;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    broker = TestServers.sharedKafka();
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--pipeline.security.mode=local",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--pipeline.topics.prefix=service.",
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void acceptsARunOnceAndKnowsItAtOnce() throws Exception {
    HttpResponse<String> accepted = post("/run", body("it-1", "lactalis-canada"));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    assertThat(accepted.body()).isEqualTo("{\"status\":\"Pipeline started\",\"run_id\":\"it-1\"}");
    HttpResponse<String> status = get("/status/it-1");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(status.body())
        .contains("\"status\":\"PENDING\"", "\"current_stage\":0", "\"error_message\":null");
    assertThat(post("/runs", body("it-1", "lactalis-canada")).body()).isEqualTo(accepted.body());
    assertThat(post("/run", body("it-1", "another")).statusCode()).isEqualTo(409);
  }

  /** So that it costs nothing. */
  @Test
  void inLocalModeNothingAsksWhoIsThere() {
    assertThat(service.containsBean("springSecurityFilterChain")).isFalse();
    assertThat(service.getBeansOfType(MappedInterceptor.class)).isEmpty();
  }

  @Test
  void streamsTheEndOfARun() throws Exception {
    post("/run", body("it-2", "lactalis-canada"));
    RunContext run =
        new RunContext(
            "it-2",
            1,
            "u",
            "lactalis-canada",
            "http://h/d.pdf",
            Instant.now(),
            RunOptions.DEFAULTS);
    var watching =
        HTTP.sendAsync(request("/runs/it-2/events").GET().build(), BodyHandlers.ofString());
    publish(new RunFailed(run, 1, "document_empty", "No text.", 1, Usage.NONE, Instant.now()));
    String events = watching.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join().body();
    assertThat(events)
        .containsPattern("id:\\d-\\d+")
        .contains("event:status", "\"status\":\"FAILED\"", "No text.");
    assertThat(get("/runs/it-2/events").body()).contains("\"status\":\"FAILED\"");
    assertThat(get("/status/it-2").body()).contains("\"error_code\":\"document_empty\"");
  }

  @Test
  void namesEveryWrongField() throws Exception {
    HttpResponse<String> refused =
        post("/run", "{\"run_id\":\"a b\",\"blob_url\":\"ftp://x\",\"company_id\":7}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(refused.body())
        .contains("run_id", "blob_url", "company_id", "user_id", "\"errors\"");
    assertThat(post("/run", "{").body()).contains("\"field\":\"body\"");
  }

  @Test
  void refusesAFieldThatNobodyKnowsWhereverANewcomerPutsIt() throws Exception {
    String run = body("unknown-field", "c").strip();
    for (String options :
        List.of("{\"max_cost\":0.01}", "{\"modle\":\"x\"}", "{\"max_cost_usd\":1,\"speed\":2}")) {
      HttpResponse<String> refused =
          post("/run", run.substring(0, run.length() - 1) + ",\"options\":" + options + "}");
      assertThat(refused.statusCode()).as(options).isEqualTo(400);
      assertThat(refused.body())
          .contains("One field is wrong.", "\"field\":\"options.", "is unknown");
    }
    assertThat(post("/run", run.substring(0, run.length() - 1) + ",\"max_cost\":0.01}").body())
        .contains("belongs into options, as max_cost_usd");
    assertThat(post("/runs/r/reprocess", "{\"from_stage\":1,\"max_cost\":0.01}").body())
        .contains("\"field\":\"max_cost\"", "is unknown; the fields are from_stage, model");
    assertThat(post("/runs/r/review", "{\"decision\":\"approve\",\"why\":1}").body())
        .contains("\"field\":\"why\"");
  }

  @Test
  void saysWhatAParameterShouldHaveBeen() throws Exception {
    assertThat(get("/runs?limit=x").body())
        .contains("{\"field\":\"limit\",\"message\":\"must be a whole number\"}");
    assertThat(get("/runs?status=x").body()).contains("must be one of PENDING, RUNNING");
    assertThat(get("/runs?since=x").body()).contains("must be a time such as 2026-11-01T");
    assertThat(get("/runs?starred=x").body()).contains("must be true or false");
    assertThat(get("/runs/r/compare?a=1").body())
        .contains("{\"field\":\"b\",\"message\":\"is missing\"}");
  }

  @Test
  void refusesAsAProblemWhatNoControllerSees() throws Exception {
    for (String path : List.of("/runs/a%2Fb", "/nothing", "/status")) {
      HttpResponse<String> refused = get(path);
      assertThat(refused.statusCode()).as(path).isBetween(400, 404);
      assertThat(refused.headers().firstValue("content-type").orElse(""))
          .as(path)
          .startsWith("application/problem+json");
      assertThat(refused.body()).as(path).contains("\"status\":40", "\"detail\":");
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(get("/status/none").statusCode()).isEqualTo(404);
    assertThat(get("/runs/none/events").statusCode()).isEqualTo(404);
    HttpResponse<String> away = get("/runs");
    assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
    assertThat(away.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void keepsDocuments() throws Exception {
    String multipart =
        "--b\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"../x y.pdf\"\r\n\r\n"
            + "%PDF-1\r\n"
            + "--b--\r\n";
    HttpResponse<String> kept =
        HTTP.send(
            request("/documents")
                .header("content-type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(multipart))
                .build(),
            BodyHandlers.ofString());
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    String url = kept.headers().firstValue("location").orElseThrow();
    assertThat(url).endsWith("?name=x%20y.pdf");
    assertThat(get(URI.create(url).getPath()).body()).isEqualTo("%PDF-1");
    for (String ignored : List.of("bytes=zz", "bytes=3-1", "items=0-1", "bytes=0-3,2-5")) {
      HttpResponse<String> whole = range(url, ignored);
      assertThat(whole.statusCode()).as(ignored).isEqualTo(200);
      assertThat(whole.headers().firstValue("content-range")).as(ignored).isEmpty();
      assertThat(whole.body()).isEqualTo("%PDF-1");
    }
    assertThat(range(url, "bytes=1-3").body()).isEqualTo("PDF");
    HttpResponse<String> beyond = range(url, "bytes=6-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().firstValue("content-range")).contains("bytes */6");
    assertThat(beyond.body()).isEmpty();
  }

  @Test
  void takesOneDocumentARequestAndDropsNone() throws Exception {
    String part =
        "--b\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
            + "%PDF-1\r\n";
    for (String path : List.of("/documents", "/documents/unpack")) {
      HttpResponse<String> refused =
          HTTP.send(
              request(path)
                  .header("content-type", "multipart/form-data; boundary=b")
                  .POST(BodyPublishers.ofString(part + part + "--b--\r\n"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(path).isEqualTo(400);
      assertThat(refused.body()).contains("there are 2", "POST /documents/unpack");
    }
  }

  @Test
  void servesThePageAndTheDescription() throws Exception {
    assertThat(get("/").body()).contains("<html");
    assertThat(get("/asyncapi.yaml").body()).contains("asyncapi: 3.", "address: run-requested");
    assertThat(get("/schemas/run-failed.v1.schema.json").body()).contains("run_usage");
    assertThat(get("/schemas/none.v1.schema.json").statusCode()).isEqualTo(404);
  }

  @Test
  void describesEveryAnswerWithAnExampleAndEveryRefusalAsAProblem() throws Exception {
    JsonNode document = WireJson.MAPPER.readTree(get("/openapi.json").body());
    assertThat(document.path("paths").has("/status/{run_id}")).isTrue();
    assertThat(DescriptionCheck.faultsOf(document)).isEmpty();
  }

  @Test
  void describesWhichFieldsAnAnswerAlwaysHas() throws Exception {
    JsonNode schemas =
        WireJson.MAPPER.readTree(get("/openapi.json").body()).path("components").path("schemas");
    assertThat(required(schemas, "StatusAnswer"))
        .contains("run_id", "status", "stages")
        .doesNotContain("error_code");
    assertThat(required(schemas, "Card")).contains("title", "tagline").doesNotContain("id");
    assertThat(required(schemas, "RunRequest")).containsExactly("blob_url", "company_id");
    assertThat(required(schemas, "CompanyProfile")).isEmpty();
  }

  private static List<String> required(JsonNode schemas, String name) {
    return schemas.path(name).path("required").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void describesItselfAsItIsPublished() throws Exception {
    PublishedDescription.requireThatOf(WireJson.MAPPER.readTree(get("/openapi.json").body()));
  }

  @SuppressWarnings("unchecked")
  private static void publish(RunFailed event) throws Exception {
    KafkaTemplate<String, byte[]> kafka = service.getBean(KafkaTemplate.class);
    kafka.send(new EventCodec(new Topics("service."), "/test").toRecord(event)).get();
  }

  private static String body(String runId, String company) {
    return """
    {"run_id":"%s","blob_url":"http://h/d.pdf","company_id":"%s","user_id":"u","extra":1}
    """
        .formatted(runId, company);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> range(String url, String range) throws Exception {
    return HTTP.send(
        request(URI.create(url).getPath()).header("range", range).GET().build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return HTTP.send(
        request(path)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }
}
