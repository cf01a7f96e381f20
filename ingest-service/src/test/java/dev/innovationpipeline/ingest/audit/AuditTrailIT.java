package dev.innovationpipeline.ingest.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.audit.AuditEntry.Outcome;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The entries in the topic, of a service that asks who is there. */
class AuditTrailIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final Topics TOPICS = new Topics("audited.");
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir static Path directory;
  private static ConfigurableApplicationContext service;
  private static Client client;

  @BeforeAll
  static void start() {
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=keys",
                "--pipeline.security.admin-key=" + ADMIN.secret(),
                "--pipeline.topics.prefix=" + TOPICS.prefix(),
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    client = new Client(service.getEnvironment().getRequiredProperty("local.server.port"));
    await()
        .atMost(TIMEOUT)
        .until(() -> client.get("/actuator/health/readiness", null).statusCode() == 200);
    await().atMost(TIMEOUT).until(() -> client.get("/keys", ADMIN.secret()).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyChangeHasItsEntryOnceItIsAnswered() throws Exception {
    String frontend =
        client.key(
            ADMIN.secret(),
            "{\"name\":\"f\",\"companies\":[\"a\"],\"role\":\"operator\",\"acts_for_users\":true}");
    String id = ApiKeyText.parse(frontend).orElseThrow().id();
    assertThat(only(of("POST /keys", id)).caller()).startsWith("key:");

    assertThat(client.start("audited", "a", "anna", frontend).statusCode()).isEqualTo(202);
    AuditEntry started = only(of("POST /run", "audited"));
    assertThat(started.caller()).isEqualTo("key:" + id);
    assertThat(started.means()).isEqualTo("key");
    assertThat(started.person()).isEqualTo("anna");
    assertThat(started.companies()).containsExactly("a");
    assertThat(started.address()).isEqualTo("127.0.0.1");
    assertThat(started.outcome()).isEqualTo(Outcome.DONE);
    assertThat(started.status()).isEqualTo(202);

    client.ask("POST", "/runs/audited/cancel", frontend, "", "");
    assertThat(only(of("POST /runs/{run_id}/cancel", "audited")).status()).isLessThan(300);
    assertThat(client.ask("DELETE", "/runs/audited", frontend, "", "").statusCode()).isEqualTo(204);
    assertThat(only(of("DELETE /runs/{run_id}", "audited")).companies()).containsExactly("a");
    assertThat(client.ask("DELETE", "/keys/" + id, ADMIN.secret(), "", "").statusCode())
        .isEqualTo(204);
    assertThat(only(of("DELETE /keys/{key_id}", id)).status()).isEqualTo(204);
    String document = client.upload("Words.", ADMIN.secret());
    assertThat(
            only(of("POST /documents", document.substring(document.lastIndexOf('/') + 1))).status())
        .isEqualTo(201);
  }

  @Test
  void aRepetitionThatChangesNothingHasAnEntryAsItIsAnsweredAlike() throws Exception {
    for (int times = 0; times < 2; times++) {
      assertThat(client.start("twice", "a", "anna", ADMIN.secret()).statusCode()).isEqualTo(202);
    }
    assertThat(entries(of("POST /run", "twice"))).isNotEmpty();
  }

  @Test
  void refusedAttemptsAreCountedWhateverRefusedThem() throws Exception {
    String a =
        client.key(ADMIN.secret(), "{\"name\":\"a\",\"companies\":[\"a\"],\"role\":\"viewer\"}");
    assertThat(client.start("of-b", "b", "bert", ADMIN.secret()).statusCode()).isEqualTo(202);
    for (int times = 0; times < 50; times++) {
      assertThat(client.get("/status/of-b", a).statusCode()).isEqualTo(404);
      assertThat(client.start("mine", "a", null, a).statusCode()).isEqualTo(403);
      assertThat(client.get("/runs", null).statusCode()).isEqualTo(401);
    }
    client.get("/runs", ApiKeyText.generate().secret());
    String caller = "key:" + ApiKeyText.parse(a).orElseThrow().id();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              List<AuditEntry> all = entries(entry -> entry.outcome() == Outcome.REFUSED);
              assertThat(count(all, caller, 404)).as("others'").isEqualTo(50);
              assertThat(count(all, caller, 403)).as("not in this role").isEqualTo(50);
              assertThat(count(all, "", 401)).as("of nobody").isGreaterThanOrEqualTo(51);
              assertThat(all).hasSizeLessThan(30);
            });
  }

  @Test
  void readingAndRequestsThatAreWrongHaveNone() throws Exception {
    client.get("/runs/nothing-of-it", ADMIN.secret());
    client.ask("POST", "/run", ADMIN.secret(), "application/json", "{\"run_id\":\"wrong-one\"}");
    client.ask("POST", "/runs/nothing-of-it/cancel", ADMIN.secret(), "", "");
    assertThat(
            entries(
                entry ->
                    "nothing-of-it".equals(entry.subject()) || "wrong-one".equals(entry.subject())))
        .isEmpty();
  }

  private static long count(List<AuditEntry> entries, String caller, int status) {
    return entries.stream()
        .filter(entry -> entry.caller().equals(caller) && entry.status() == status)
        .mapToLong(AuditEntry::count)
        .sum();
  }

  private static Predicate<AuditEntry> of(String action, String subject) {
    return entry -> entry.action().equals(action) && subject.equals(entry.subject());
  }

  /** In the topic by now; readers of what is committed may see a transaction a moment later. */
  private static AuditEntry only(Predicate<AuditEntry> condition) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(entries(condition)).hasSize(1));
    return entries(condition).getFirst();
  }

  private static List<AuditEntry> entries(Predicate<AuditEntry> condition) {
    return AuditTopic.entries(TOPICS, condition);
  }
}
