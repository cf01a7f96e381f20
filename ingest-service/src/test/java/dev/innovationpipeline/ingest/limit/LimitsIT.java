package dev.innovationpipeline.ingest.limit;

import static dev.innovationpipeline.ingest.limit.LimitedService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit once reached, and what it leaves to others. */
class LimitsIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();

  @TempDir static Path directory;
  private static LimitedService service;
  private static Client client;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    service =
        LimitedService.start(
            IngestApplication.application(),
            ADMIN,
            "limits.",
            directory,
            List.of(
                "--pipeline.limits.requests-per-second=5",
                "--pipeline.limits.request-burst=40",
                "--pipeline.limits.company-requests-per-second=5",
                "--pipeline.limits.company-request-burst=60",
                "--pipeline.limits.open-runs=3",
                "--pipeline.limits.streams=2",
                "--pipeline.limits.failed-logins-per-minute=5"));
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aKeyThatAsksTooOftenIsToldWhenToComeAgain() throws Exception {
    String flooding = key("flood", "viewer");
    String other = key("calm", "viewer");
    HttpResponse<String> first = ask("/pipelines", flooding);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "RateLimit-Policy"))
        .isEqualTo("\"caller\";q=40;w=8, \"company\";q=60;w=12");
    assertThat(header(first, "RateLimit")).matches("\"caller\";r=39;t=1, \"company\";r=59;t=1");
    HttpResponse<String> refused = askUntilRefused(flooding);
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(header(refused, "RateLimit")).startsWith("\"caller\";r=0;t=");
    assertThat(refused.body()).contains("\"violated-policies\":[\"caller\"]", "quota-exceeded");
    assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
    assertThat(header(refused, "Content-Security-Policy")).isNotEmpty();
    assertThat(ask("/pipelines", other).statusCode()).as("another key").isEqualTo(200);
    for (int probe = 0; probe < 100; probe++) {
      assertThat(client.get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
    }
  }

  /** For each request of the other key, the flood was refused once more. */
  @Test
  void aFloodOfOneKeyNeverRefusesAnother() throws Exception {
    String flooding = key("surge", "author");
    String other = key("quiet", "author");
    BlockingQueue<String> waits = new LinkedBlockingQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> senders = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sender = 0; sender < 8; sender++) {
        String prefix = "flood-" + sender + "-";
        senders.add(threads.submit(() -> flood(prefix, flooding, over, waits)));
      }
      List<Integer> answers = new ArrayList<>();
      for (int request = 0; request < 30; request++) {
        assertThat(waits.poll(60, TimeUnit.SECONDS)).as("the flood's Retry-After").isEqualTo("1");
        answers.add(
            request == 0
                ? client.start("quiet", "quiet", null, other).statusCode()
                : ask("/pipelines", other).statusCode());
      }
      over.set(true);
      assertThat(answers.removeFirst()).isEqualTo(202);
      assertThat(answers).containsOnly(200);
    } finally {
      over.set(true);
    }
    for (Future<?> sender : senders) {
      sender.get();
    }
  }

  private @Nullable Void flood(
      String prefix, String key, AtomicBoolean over, BlockingQueue<String> waits) throws Exception {
    for (int run = 0; !over.get(); run++) {
      HttpResponse<String> answer =
          http.send(
              service
                  .request("/run", key)
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"run_id\":\"%s\",\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"surge\"}"
                              .formatted(prefix + run)))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        assertThat(answer.statusCode()).isEqualTo(429);
        if (!answer.body().contains("open-runs")) {
          waits.add(header(answer, "Retry-After"));
        }
      }
    }
    return null;
  }

  @Test
  void keysOfOneCompanyShareItsRate() throws Exception {
    String one = key("shared", "viewer");
    String two = key("shared", "viewer");
    await()
        .atMost(Duration.ofMinutes(3))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> ask("/pipelines", one).body() + ask("/pipelines", two).body(),
            bodies -> bodies.contains("\"violated-policies\":[\"company\"]"));
  }

  @Test
  void aCompanyHasSoManyRunsOpenAndNoMore() throws Exception {
    String author = key("busy", "author");
    for (int run = 1; run <= 3; run++) {
      assertThat(client.start("open-" + run, "busy", null, author).statusCode()).isEqualTo(202);
    }
    Client.Answer refused =
        await()
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofMillis(300))
            .until(
                () -> client.start("open-" + System.nanoTime(), "busy", null, author),
                answer -> answer.statusCode() == 429);
    assertThat(refused.body()).contains("open-runs", "cancel some");
    assertThat(client.start("open-1", "busy", null, author).statusCode())
        .as("a repetition starts nothing")
        .isEqualTo(202);
    assertThat(client.start("open-else", "idle", null, ADMIN.secret()).statusCode())
        .as("another company")
        .isEqualTo(202);
    assertThat(client.ask("POST", "/runs/open-1/cancel", author, "", "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aCallerHasSoManyStreamsOpenAndNoMore() throws Exception {
    String author = key("watching", "author");
    assertThat(client.start("watched", "watching", null, author).statusCode()).isEqualTo(202);
    HttpRequest watch = service.request("/runs/watched/events", author).build();
    HttpResponse<InputStream> first = http.send(watch, BodyHandlers.ofInputStream());
    HttpResponse<InputStream> second = http.send(watch, BodyHandlers.ofInputStream());
    HttpResponse<String> third = http.send(watch, BodyHandlers.ofString());
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.body()).contains("streams");
    first.body().close();
    second.body().close();
    assertThat(client.ask("POST", "/runs/watched/cancel", author, "", "").statusCode())
        .isEqualTo(200);
    OpenStreams streams = service.context().getBean(OpenStreams.class);
    String caller = "key:" + ApiKeyText.parse(author).orElseThrow().id();
    await().atMost(Duration.ofMinutes(3)).until(() -> streams.open(caller) == 0);
  }

  @Test
  void wrongKeysAreLimitedAndRightOnesPass() throws Exception {
    assertThat(ask("/pipelines", ApiKeyText.generate().secret()).statusCode()).isEqualTo(401);
    assertThat(askUntilRefused(ApiKeyText.generate().secret()).body()).contains("failed-logins");
    assertThat(ask("/pipelines", key("right", "viewer")).statusCode()).isEqualTo(200);
  }

  /** The administrator's own rate is small here, too. */
  private static String key(String company, String role) {
    String request =
        "{\"name\":\"n\",\"companies\":[\"%s\"],\"role\":\"%s\"}".formatted(company, role);
    return await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .until(() -> client.key(ADMIN.secret(), request), made -> !made.isEmpty());
  }

  /** However slow: a rate is used up by whoever asks more than five times a second. */
  private HttpResponse<String> askUntilRefused(String key) {
    return await()
        .atMost(Duration.ofMinutes(3))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> ask("/pipelines", key), answer -> answer.statusCode() == 429);
  }

  private HttpResponse<String> ask(String path, String key) throws Exception {
    return http.send(service.request(path, key).build(), BodyHandlers.ofString());
  }
}
