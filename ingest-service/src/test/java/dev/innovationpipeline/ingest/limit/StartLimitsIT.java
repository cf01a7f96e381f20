package dev.innovationpipeline.ingest.limit;

import static dev.innovationpipeline.ingest.limit.LimitedService.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** The rate of starts over HTTP: one a second, three at once, five of a company. */
class StartLimitsIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final AtomicReference<Duration> NOW = new AtomicReference<>(Duration.ofHours(1));

  @TempDir static Path directory;
  private static LimitedService service;
  private static Client client;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    SpringApplication application = IngestApplication.application();
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean(
                    TimeSource.class, () -> TimeSource.of(InstantSource.system(), NOW::get)));
    service =
        LimitedService.start(
            application,
            ADMIN,
            "start-limits.",
            directory,
            List.of(
                "--pipeline.limits.request-burst=10000",
                "--pipeline.limits.company-request-burst=10000",
                "--pipeline.limits.starts-per-second=1",
                "--pipeline.limits.start-burst=3",
                "--pipeline.limits.company-starts-per-second=1",
                "--pipeline.limits.company-start-burst=5"));
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void whoStartsTooManyRunsIsToldWhenToComeAgainAndMayReadMeanwhile() throws Exception {
    String key = key("eager");
    HttpResponse<String> first = run("eager-1", "eager", key);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(header(first, "RateLimit-Policy"))
        .contains("\"starts\";q=3;w=3", "\"company-starts\";q=5;w=5");
    assertThat(run("eager-1", "eager", key).statusCode()).as("a repetition").isEqualTo(202);
    assertThat(header(run("eager-1", "eager", key), "RateLimit"))
        .as("which counts, too")
        .contains("\"starts\";r=0;t=3", "\"company-starts\";r=2;t=3");
    for (int time = 1;
        time <= 5;
        time++) { // the first by the inner filter, the others by the first
      HttpResponse<String> refused = run("eager-2", "eager", key);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(header(refused, "Retry-After")).isEqualTo("1");
      assertThat(header(refused, "RateLimit")).contains("\"starts\";r=0;t=3");
      assertThat(header(refused, "RateLimit-Policy")).contains("\"starts\";q=3;w=3");
      assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
      assertThat(header(refused, "Content-Security-Policy")).isNotEmpty();
      assertThat(refused.body()).contains("\"violated-policies\":[\"starts\"]", "quota-exceeded");
    }
    for (String path :
        List.of("/runs", "/%72un", "/batches", "/runs/eager-1/reprocess", "/batches/b/retry")) {
      assertThat(post(path, "not JSON at all", key).statusCode()).as(path).isEqualTo(429);
    }
    assertThat(client.get("/status/eager-1", key).statusCode()).as("a read").isEqualTo(200);
    assertThat(client.ask("POST", "/runs/eager-1/cancel", key, "", "").statusCode()).isEqualTo(200);
    assertThat(run("calm-1", "calm", key("calm")).statusCode()).as("another key").isEqualTo(202);
    pass(Duration.ofSeconds(1));
    assertThat(run("eager-2", "eager", key).statusCode()).as("after that time").isEqualTo(202);
    assertThat(run("eager-3", "eager", key).statusCode()).isEqualTo(429);
  }

  @Test
  void theKeysOfACompanyShareItsStarts() throws Exception {
    String one = key("shared");
    String two = key("shared");
    for (int run = 1; run <= 3; run++) {
      assertThat(run("shared-" + run, "shared", one).statusCode()).isEqualTo(202);
    }
    assertThat(run("shared-4", "shared", two).statusCode()).isEqualTo(202);
    assertThat(run("shared-5", "shared", two).statusCode()).isEqualTo(202);
    assertThat(run("shared-6", "shared", two).body()).contains("[\"company-starts\"]");
    assertThat(client.get("/pipelines", two).statusCode()).as("a read").isEqualTo(200);
    assertThat(run("alone-1", "alone", key("alone")).statusCode()).isEqualTo(202);
  }

  @Test
  void aBatchMayHaveMoreRunsThanMayStartAtOnceAndThenItsSenderWaits() throws Exception {
    String key = key("many");
    HttpResponse<String> accepted = post("/batches", batch("batch-1", 6), key);
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    assertThat(header(accepted, "RateLimit"))
        .contains("\"starts\";r=0;t=6", "\"company-starts\";r=0;t=6");
    HttpResponse<String> refused = post("/batches", batch("batch-2", 2), key);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo("4");
    pass(Duration.ofSeconds(3));
    assertThat(run("many-1", "many", key).statusCode()).isEqualTo(429);
    pass(Duration.ofSeconds(1));
    assertThat(post("/batches", batch("batch-2", 2), key).statusCode()).isEqualTo(202);
    assertThat(post("/batches/batch-1/retry", "", key).statusCode()).isEqualTo(429);
    pass(Duration.ofSeconds(2));
    HttpResponse<String> nothing = post("/batches/batch-1/retry", "", key);
    assertThat(nothing.statusCode()).as("none has failed").isEqualTo(202);
    assertThat(header(nothing, "RateLimit")).contains("\"starts\";r=0;t=3");
  }

  /** No other test needs the time to stand still. */
  private static void pass(Duration time) {
    NOW.updateAndGet(now -> now.plus(time));
  }

  private static String key(String company) throws Exception {
    return client.key(
        ADMIN.secret(),
        "{\"name\":\"n\",\"companies\":[\"%s\"],\"role\":\"author\"}".formatted(company));
  }

  private static String batch(String id, int documents) {
    return "{\"batch_id\":\"%s\",\"company_ids\":[\"many\"],\"blob_urls\":[%s]}"
        .formatted(
            id,
            IntStream.rangeClosed(1, documents)
                .mapToObj("\"http://h/%d.pdf\""::formatted)
                .collect(Collectors.joining(",")));
  }

  private HttpResponse<String> run(String id, String company, String key) throws Exception {
    return post(
        "/run",
        "{\"run_id\":\"%s\",\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"%s\"}"
            .formatted(id, company),
        key);
  }

  private HttpResponse<String> post(String path, String body, String key) throws Exception {
    return http.send(
        service
            .request(path, key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
