package dev.innovationpipeline.ingest.webhook;

import static dev.innovationpipeline.ingest.webhook.WebhookCalls.HTTP;
import static dev.innovationpipeline.ingest.webhook.WebhookCalls.address;
import static dev.innovationpipeline.ingest.webhook.WebhookCalls.call;
import static dev.innovationpipeline.ingest.webhook.WebhookCalls.deliveries;
import static dev.innovationpipeline.ingest.webhook.WebhookCalls.json;
import static dev.innovationpipeline.ingest.webhook.WebhookCalls.path;
import static dev.innovationpipeline.ingest.webhook.WebhookCalls.types;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.webhook.Receiver.Answer;
import dev.innovationpipeline.ingest.webhook.Receiver.Received;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two instances that share the webhooks over topics, without a database. */
class WebhooksIT {

  private static final Duration WITHIN = Duration.ofMinutes(3);
  private static final Topics TOPICS = new Topics("webhooks.");

  @TempDir static Path directory;
  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;
  private static SentRuns runs;

  @BeforeAll
  static void start() {
    one = instance("one");
    other = instance("other");
    for (ConfigurableApplicationContext instance : List.of(one, other)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> call(instance, "GET", "/companies/c/webhooks", null).statusCode() == 200);
    }
    runs = new SentRuns(TOPICS);
  }

  private static ConfigurableApplicationContext instance(String name) {
    return IngestApplication.application()
        .run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
            "--pipeline.security.mode=local",
            "--server.address=127.0.0.1",
            "--pipeline.topics.prefix=webhooks.",
            "--pipeline.topics.partitions=2",
            "--pipeline.database.url=postgres://localhost:1/none",
            "--pipeline.webhooks.allow-private-addresses=true",
            "--pipeline.webhooks.retries=200ms,200ms,200ms,200ms,200ms,200ms",
            "--pipeline.webhooks.secret-key=" + "0f".repeat(32),
            "--pipeline.status.directory=" + directory.resolve(name),
            "--pipeline.documents.directory=" + directory.resolve("documents"));
  }

  @AfterAll
  static void stop() {
    runs.close();
    one.close();
    other.close();
  }

  @Test
  void tellsOfARunInItsOrder() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (Receiver receiver =
        Receiver.answering(
            request -> requests.incrementAndGet() % 3 == 1 ? Answer.of(500) : Answer.OK)) {
      JsonNode made = create("order", receiver.url());
      runs.append(SentRuns.whole("order"));
      await().atMost(WITHIN).until(() -> types(receiver.received()).size() == 6);
      assertThat(types(receiver.received()))
          .containsExactly(
              "stage.completed 1",
              "stage.completed 2",
              "stage.completed 3",
              "stage.completed 4",
              "stage.completed 5",
              "run.completed ");
      String id = made.path("webhook").path("id").asString();
      await()
          .atMost(WITHIN)
          .until(
              () ->
                  json(deliveries(other, "order", id, "?state=delivered")).path("deliveries").size()
                      == 6);
      JsonNode first = json(deliveries(one, "order", id, "")).path("deliveries").path(5);
      assertThat(first.path("tries").path(0).path("status").asInt()).isEqualTo(500);
      assertThat(first.path("tries").path(1).path("response").asString()).isEqualTo("ok");
      int before = receiver.received().size();
      String message = first.path("id").asString();
      String again = "/deliveries/" + message + "/redeliver";
      assertThat(call(other, "POST", path("order", id) + again, null).statusCode()).isEqualTo(202);
      await().atMost(WITHIN).until(() -> receiver.received().size() > before);
      assertThat(receiver.received().getLast().id()).isEqualTo(message);
    }
  }

  @Test
  void aCompletedRunWithLossesIsSaidToBeDegraded() throws Exception {
    try (Receiver receiver = Receiver.answering(request -> Answer.OK)) {
      create("degraded", receiver.url());
      runs.append(SentRuns.degraded("degraded"));
      await().atMost(WITHIN).until(() -> types(receiver.received()).size() == 7);
      assertThat(types(receiver.received()).subList(4, 7))
          .containsExactly("stage.completed 5", "run.completed ", "run.degraded ");
      assertThat(receiver.received().getLast().body())
          .contains("\"degraded\":[\"pages_without_text\"]", "\"stages\":5");
    }
  }

  @Test
  void allThatWasGivenUpIsSentAgain() throws Exception {
    AtomicInteger status = new AtomicInteger(500);
    try (Receiver receiver = Receiver.answering(request -> Answer.of(status.get()))) {
      String id = create("again", receiver.url()).path("webhook").path("id").asString();
      String path = path("again", id);
      for (int test = 0; test < 2; test++) {
        assertThat(call(one, "POST", path + "/test", null).statusCode()).isEqualTo(202);
      }
      await().atMost(WITHIN).until(() -> number(id, "failed") == 2);
      status.set(200);
      String again = path + "/redeliver-failed?since=";
      HttpResponse<String> late = call(other, "POST", again + "2999-01-01T00:00:00Z", null);
      assertThat(json(late).path("messages").asInt(-1)).isZero();
      assertThat(call(other, "POST", again + "yesterday", null).statusCode()).isEqualTo(400);
      HttpResponse<String> queued = call(other, "POST", again + "2026-01-01T00:00:00Z", null);
      assertThat(queued.statusCode()).isEqualTo(202);
      assertThat(json(queued).path("messages").asInt()).isEqualTo(2);
      await().atMost(WITHIN).until(() -> number(id, "delivered") == 2);
    }
  }

  private static int number(String id, String state) throws Exception {
    return json(deliveries(one, "again", id, "?state=" + state)).path("deliveries").size();
  }

  @Test
  void aSecretIsShownOnceAndTheFormerOneSignsBesideANewOne() throws Exception {
    try (Receiver receiver = Receiver.answering(request -> Answer.OK)) {
      JsonNode made = create("secret", receiver.url());
      WebhookSecret first = WebhookSecret.parse(made.path("secret").asString()).orElseThrow();
      String path = path("secret", made.path("webhook").path("id").asString());
      for (String shown : List.of(path, "/companies/secret/webhooks")) {
        assertThat(call(one, "GET", shown, null).body()).doesNotContain("whsec_", "sealed:");
      }
      HttpResponse<String> rotated = call(one, "POST", path + "/rotate", null);
      assertThat(rotated.headers().firstValue("Cache-Control")).contains("no-store");
      WebhookSecret second =
          WebhookSecret.parse(json(rotated).path("secret").asString()).orElseThrow();
      assertThat(call(one, "POST", path + "/test", null).statusCode()).isEqualTo(202);
      await().atMost(WITHIN).until(() -> !receiver.received().isEmpty());
      Received test = receiver.received().getFirst();
      Instant at = Instant.ofEpochSecond(Long.parseLong(test.header("webhook-timestamp")));
      assertThat(test.header("webhook-signature").split(" "))
          .containsExactly(
              second.signature(test.id(), at, test.body().getBytes(UTF_8)),
              first.signature(test.id(), at, test.body().getBytes(UTF_8)));
      assertThat(test.body()).contains("\"type\":\"webhook.test\"");
    }
  }

  @Test
  void anEndpointThatIsGoneIsDisabledUntilSomebodyEnablesIt() throws Exception {
    AtomicInteger status = new AtomicInteger(410);
    try (Receiver receiver = Receiver.answering(request -> Answer.of(status.get()))) {
      String path =
          path("gone", create("gone", receiver.url()).path("webhook").path("id").asString());
      assertThat(call(one, "POST", path + "/test", null).statusCode()).isEqualTo(202);
      await()
          .atMost(WITHIN)
          .until(
              () ->
                  json(call(other, "GET", path, null)).path("state").asString().equals("disabled"));
      assertThat(call(one, "GET", path, null).body()).contains("410");
      await()
          .atMost(WITHIN)
          .until(() -> call(one, "POST", path + "/test", null).statusCode() == 409);
      status.set(200);
      assertThat(call(one, "PATCH", path, "{\"enabled\":true}").statusCode()).isEqualTo(200);
      assertThat(call(one, "POST", path + "/test", null).statusCode()).isEqualTo(202);
      await().atMost(WITHIN).until(() -> receiver.received().size() == 2);
    }
  }

  @Test
  void aForgottenRunIsErasedAndItsReceiversAreTold() throws Exception {
    try (Receiver receiver = Receiver.answering(request -> Answer.OK)) {
      String id = create("forgotten", receiver.url()).path("webhook").path("id").asString();
      List<RunEvent> run = SentRuns.whole("forgotten");
      runs.append(run);
      await()
          .atMost(WITHIN)
          .until(
              () ->
                  json(deliveries(one, "forgotten", id, "?state=delivered"))
                          .path("deliveries")
                          .size()
                      == 6);
      runs.append(List.of(new RunForgotten(run.getFirst().run(), Runs.NOW)));
      await().atMost(WITHIN).until(() -> receiver.received().size() == 7);
      assertThat(receiver.received().getLast().body()).contains("run.forgotten");
      assertThat(json(deliveries(one, "forgotten", id, "")).path("deliveries"))
          .extracting(delivery -> delivery.path("type").asString())
          .containsExactly("run.forgotten");
    }
  }

  @Test
  void messagesCanBeWatchedWithoutAWebhook() throws Exception {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    HttpResponse<Stream<String>> stream =
        HTTP.send(
            HttpRequest.newBuilder(address(other, "/companies/watched/webhook-messages")).build(),
            BodyHandlers.ofLines());
    Thread reader = Thread.ofVirtual().start(() -> stream.body().forEach(lines::add));
    assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("retry:1000");
    runs.append(SentRuns.whole("watched"));
    runs.append(SentRuns.whole("others"));
    List<String> types =
        Stream.generate(() -> next(lines))
            .filter(line -> line.startsWith("event:"))
            .limit(6)
            .toList();
    assertThat(types).hasSize(6).endsWith("event:stage.completed", "event:run.completed");
    stream.body().close();
    reader.interrupt();
  }

  private static String next(BlockingQueue<String> lines) {
    try {
      String line = lines.poll(30, TimeUnit.SECONDS);
      return line == null ? "event:none" : line;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyWrongFieldIsNamedAndOthersDoNotExist() throws Exception {
    HttpResponse<String> refused =
        call(
            one,
            "POST",
            "/companies/c/webhooks",
            "{\"url\":\"ftp://x\",\"types\":[\"run.started\"],\"colour\":1}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"url\"", "\"types\"", "run.completed", "\"colour\"");
    String id = create("mine", "http://127.0.0.1:1/").path("webhook").path("id").asString();
    assertThat(call(one, "GET", path("theirs", id), null).statusCode()).isEqualTo(404);
    assertThat(call(one, "DELETE", path("mine", id), null).statusCode()).isEqualTo(204);
    assertThat(call(one, "GET", path("mine", id), null).statusCode()).isEqualTo(404);
  }

  private static JsonNode create(String company, String url) throws Exception {
    HttpResponse<String> made =
        call(one, "POST", "/companies/" + company + "/webhooks", "{\"url\":\"" + url + "\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    String path = path(company, json(made).path("webhook").path("id").asString());
    await().atMost(WITHIN).until(() -> call(other, "GET", path, null).statusCode() == 200);
    return json(made);
  }
}
