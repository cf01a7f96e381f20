package dev.innovationpipeline.ingest.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two instances that share the companies over a topic, without a database. */
class CompaniesIT {

  private static final Duration KNOWN_EVERYWHERE_WITHIN = Duration.ofSeconds(5);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;

  @BeforeAll
  static void start() {
    one = instance("one");
    other = instance("other");
    for (ConfigurableApplicationContext instance : List.of(one, other)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> put(instance, "warm", profile("Warm"), "*none*").statusCode() == 412);
    }
  }

  private static ConfigurableApplicationContext instance(String name) {
    return IngestApplication.application()
        .run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
            "--pipeline.security.mode=local",
            "--server.address=127.0.0.1",
            "--pipeline.topics.prefix=companies.",
            "--pipeline.topics.partitions=2",
            "--pipeline.database.url=postgres://localhost:1/none",
            "--pipeline.status.directory=" + directory.resolve(name),
            "--pipeline.documents.directory=" + directory.resolve("documents"));
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @Test
  void aChangeIsKnownEverywhereAndOldVersionsCanBeRead() throws Exception {
    HttpResponse<String> added = put(one, "shared", profile("First"), null);
    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(added.headers().firstValue("ETag")).contains("\"1\"");
    await()
        .atMost(KNOWN_EVERYWHERE_WITHIN)
        .until(() -> get(other, "/companies/shared").statusCode() == 200);
    assertThat(put(other, "shared", profile("Second"), "\"1\"").statusCode()).isEqualTo(200);
    await()
        .atMost(KNOWN_EVERYWHERE_WITHIN)
        .until(() -> json(get(one, "/companies/shared")).path("version").asInt() == 2);
    assertThat(json(get(one, "/companies/shared?version=1")).path("name").asString())
        .isEqualTo("First");
    assertThat(get(one, "/companies/shared?version=3").statusCode()).isEqualTo(404);
    assertThat(put(one, "shared", profile("Second"), null).headers().firstValue("ETag"))
        .as("the same again makes no version")
        .contains("\"2\"");
    assertThat(get(one, "/companies").body()).contains("\"shared\"", "lactalis-canada");
  }

  @Test
  void ofManyWhoChangeOneVersionOneDoes() throws Exception {
    assertThat(put(one, "raced", profile("First"), null).statusCode()).isEqualTo(200);
    await()
        .atMost(KNOWN_EVERYWHERE_WITHIN)
        .until(() -> get(other, "/companies/raced").statusCode() == 200);
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 10)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () ->
                            putStatus(
                                number % 2 == 0 ? one : other, "raced", "Name " + number, "\"1\"")))
            .toList();
    assertThat(answers.stream().map(CompletableFuture::join))
        .filteredOn(status -> status == 200)
        .hasSize(1);
    assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200, 412);
    assertThat(json(get(one, "/companies/raced")).path("version").asInt()).isEqualTo(2);
    assertThat(get(one, "/companies/raced").body())
        .isEqualTo(get(other, "/companies/raced").body());
  }

  @Test
  void theVersionThatIsChangedMustBeNamed() throws Exception {
    assertThat(put(one, "named", profile("First"), null).statusCode()).isEqualTo(200);
    HttpResponse<String> unnamed = put(one, "named", profile("Second"), null);
    assertThat(unnamed.statusCode()).isEqualTo(428);
    assertThat(unnamed.body()).contains("If-Match: \\\"1\\\"");
    assertThat(put(one, "named", profile("Second"), "\"7\"").statusCode()).isEqualTo(412);
    assertThat(put(one, "mccormick-usa", profile("Changed"), "\"0\"").statusCode())
        .as("a shipped profile is version 0")
        .isEqualTo(200);
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() throws Exception {
    HttpResponse<String> refused =
        put(
            one,
            "wrong",
            """
            {"name":"","brands":[{"role":"x"}],"tone":7,"markets":"Canada",\
            "audiences":[" "],"colour":"red"}\
            """,
            null);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "\"name\"",
            "\"description\"",
            "\"brands[0]\"",
            "\"tone\"",
            "\"markets\"",
            "\"audiences\"",
            "\"colour\"",
            "is unknown; the fields are name, description, portfolio");
    assertThat(put(one, "with%20blank", profile("X"), null).body()).contains("\"company_id\"");
    assertThat(put(one, "wrong", "[", null).body()).contains("is no YAML");
    assertThat(put(one, "wrong", profile("x".repeat(129)), null).body()).contains("128");
  }

  @Test
  void whatIsOfACompanyThatNobodyKnowsIsRefusedAsItsRunsAre() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    List<Function<String, HttpRequest>> requests =
        List.of(
            id ->
                request(
                    "POST",
                    "/run",
                    "{\"blob_url\":\"http://h/d\",\"company_id\":\"%s\",\"user_id\":\"u\"}"
                        .formatted(id)),
            id -> request("PUT", "/companies/" + id + "/budget", "{}"),
            id ->
                request(
                    "POST",
                    "/companies/" + id + "/webhooks",
                    "{\"url\":\"https://example.com/h\"}"));
    for (Function<String, HttpRequest> request : requests) {
      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () -> {
                beat();
                String nobody = "nobody-" + asked.incrementAndGet();
                HttpResponse<String> refused =
                    HTTP.send(request.apply(nobody), BodyHandlers.ofString());
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
                assertThat(refused.body())
                    .contains(
                        "\"field\":\"company_id\"",
                        "names no company with a profile; there are: ",
                        "lactalis-canada");
              });
    }
    assertThat(
            HTTP.send(
                    request("PUT", "/companies/mccormick-usa/budget", "{}"),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void anIdThatAddressesCannotNameIsRefused() throws Exception {
    for (String path : List.of("/companies/%2e%2e", "/companies/%2e/budget", "/views/%2e")) {
      String body = path.endsWith("%2e%2e") ? profile("Dots") : "{}";
      assertThat(HTTP.send(request("PUT", path, body), BodyHandlers.ofString()).statusCode())
          .as(path)
          .isEqualTo(400);
    }
  }

  @Test
  void aBatchThatIsTooLargeIsToldHowLargeItMayBe() throws Exception {
    String body =
        "{\"blob_urls\":[%s\"http://h/d\"],\"company_ids\":[\"c\"],\"user_id\":\"u\"}"
            .formatted("\"http://h/d\",".repeat(4_999));
    assertThat(HTTP.send(request("POST", "/batches", body), BodyHandlers.ofString()).body())
        .contains("One field is wrong.", "entries, but has 5,000")
        .doesNotContain("must have one entry at least");
  }

  /** A processor is there, which has no company but the shipped ones. */
  @SuppressWarnings("unchecked") // The template's types are those of the service.
  private static void beat() {
    KafkaTemplate<String, byte[]> kafka = one.getBean(KafkaTemplate.class);
    kafka.send(
        new HeartbeatCodec(new Topics("companies."))
            .toRecord(new ProcessorHeartbeat("p", Instant.now(), Map.of(), List.of())));
  }

  private static HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(address(one, path))
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body))
        .build();
  }

  private static String profile(String name) {
    ObjectNode profile = WireJson.MAPPER.createObjectNode();
    profile.put("name", name).put("description", "Makes things.");
    profile.putArray("brands").add("Thing");
    return profile.toString();
  }

  private static int putStatus(
      ConfigurableApplicationContext instance, String id, String name, String expected) {
    try {
      return put(instance, id, profile(name), expected).statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> put(
      ConfigurableApplicationContext instance, String id, String body, @Nullable String expected)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(instance, "/companies/" + id))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body));
    if (expected != null) {
      request.header("If-Match", expected);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext instance, String path)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address(instance, path)).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return WireJson.MAPPER.readTree(response.body());
  }

  private static URI address(ConfigurableApplicationContext instance, String path) {
    return URI.create(
        "http://127.0.0.1:"
            + instance.getEnvironment().getRequiredProperty("local.server.port")
            + path);
  }
}
