package dev.innovationpipeline.ingest.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.schema.company.SpendCodec;
import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.SpendEntry.Step;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.company.Spent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.testing.servers.TestServers;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An ingest service without a database, and entries as processors write them. */
class BudgetIT {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(5);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Topics TOPICS = new Topics("budget-door.");

  @TempDir static Path directory;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=local",
                "--server.address=127.0.0.1",
                "--pipeline.topics.prefix=" + TOPICS.prefix(),
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=postgres://localhost:1/none",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await().atMost(SOON).until(() -> run("warm-up", "free").statusCode() == 202);
    await().atMost(SOON).until(() -> put("warm", "{}", "\"7\"").statusCode() == 412);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aSpentBudgetRefusesNewRunsUntilItIsRaised() throws Exception {
    assertThat(put("acme", "{\"month\":{\"soft_usd\":5,\"hard_usd\":10}}", null).statusCode())
        .isEqualTo(200);
    assertThat(run("before", "acme").statusCode()).isEqualTo(202);
    spend("acme", new BigDecimal("9.99"));
    spend("other", new BigDecimal("99"));
    assertThat(run("within", "acme").statusCode()).isEqualTo(202);

    spend("acme", BigDecimal.TEN);

    await().atMost(KNOWN_WITHIN).until(() -> run(null, "acme").statusCode() == 402);
    HttpResponse<String> refused = run("new", "acme");
    assertThat(refused.statusCode()).isEqualTo(402);
    assertThat(refused.body()).contains("budget_exceeded", "10 USD", "/companies/acme/budget");
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(run("before", "acme").statusCode()).as("the same request again").isEqualTo(202);
    assertThat(run("elsewhere", "free").statusCode()).isEqualTo(202);

    assertThat(put("acme", "{\"month\":{\"hard_usd\":20}}", "\"1\"").statusCode()).isEqualTo(200);
    assertThat(run("new", "acme").statusCode()).isEqualTo(202);
  }

  @Test
  void aBudgetIsReadAndSetByVersion() throws Exception {
    HttpResponse<String> none = get("/companies/set/budget");
    assertThat(none.body())
        .contains("\"version\":0", "\"month\":{}", "\"started_runs\":\"FINISH\"");
    HttpResponse<String> set =
        put("set", "{\"run\":{\"hard_tokens\":9},\"started_runs\":\"stop\"}", null);
    assertThat(set.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(set.body()).contains("\"hard_tokens\":9", "STOP", "\"changed_by\":\"anybody\"");
    assertThat(put("set", "{}", null).statusCode()).isEqualTo(428);
    assertThat(put("set", "{}", "\"1\"").body()).contains("\"version\":2");
    assertThat(get("/companies/set/spend?month=2026-13").statusCode()).isEqualTo(400);
    assertThat(get("/companies/set/spend").statusCode()).as("no database").isEqualTo(503);
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() throws Exception {
    assertThat(
            put(
                    "wrong",
                    """
                    {"month":{"soft_usd":3,"hard_usd":2,"hard_tokens":1.5,"hard_eur":1},\
                    "run":7,"started_runs":"later"}\
                    """,
                    null)
                .body())
        .contains(
            "\"month.soft_usd\"",
            "\"month.hard_tokens\"",
            "\"month.hard_eur\"",
            "\"run\"",
            "\"started_runs\"");
  }

  private static void spend(String company, BigDecimal usd) throws Exception {
    Instant now = Instant.now();
    SpendEntry entry =
        new SpendEntry(
            company,
            1,
            Accounts.monthOf(now),
            "run-of-" + company,
            1,
            Step.SPENT,
            new Spent(usd, 1),
            Spent.NOTHING,
            Spent.NOTHING,
            SpendLimit.NONE,
            true,
            false,
            "processor",
            now);
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            TestServers.sharedKafka().bootstrapServers(),
            "partitioner.class",
            RunPartitioner.class.getName());
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new SpendCodec(TOPICS).toRecord(entry)).get();
    }
  }

  private static HttpResponse<String> run(@Nullable String runId, String company) throws Exception {
    String id = runId == null ? "" : "\"run_id\":\"" + runId + "\",";
    return send(
        HttpRequest.newBuilder(address("/run"))
            .POST(
                BodyPublishers.ofString(
                    "{%s\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"%s\",\"user_id\":\"u\"}"
                        .formatted(id, company))));
  }

  private static HttpResponse<String> put(String company, String body, @Nullable String expected)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address("/companies/" + company + "/budget"))
            .PUT(BodyPublishers.ofString(body));
    if (expected != null) {
      request.header("If-Match", expected);
    }
    return send(request);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(
        request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
  }

  private static URI address(String path) {
    return URI.create(
        "http://127.0.0.1:"
            + service.getEnvironment().getRequiredProperty("local.server.port")
            + path);
  }
}
