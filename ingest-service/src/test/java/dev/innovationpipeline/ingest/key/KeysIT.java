package dev.innovationpipeline.ingest.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances that share their keys over a topic, without a database. */
class KeysIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final Duration REVOCATION_TIMEOUT = Duration.ofSeconds(5);

  @TempDir static Path directory;
  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;
  private static Client first;
  private static Client second;

  @BeforeAll
  static void start() {
    one = instance("one");
    other = instance("other", "--management.server.port=0");
    first = client(one);
    second = client(other);
    for (Client client : List.of(first, second)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> client.get("/keys", ADMIN.secret()).statusCode() == 200);
    }
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @Test
  void aKeyIsGoodEverywhereUntilItIsRevoked() throws Exception {
    String key =
        first.key(
            ADMIN.secret(), "{\"name\":\"shared\",\"companies\":[\"a\"],\"role\":\"viewer\"}");
    assertThat(first.get("/pipelines", key).statusCode()).isEqualTo(200);
    await()
        .atMost(REVOCATION_TIMEOUT)
        .until(() -> second.get("/pipelines", key).statusCode() == 200);
    String id = ApiKeyText.parse(key).orElseThrow().id();
    assertThat(second.get("/keys", ADMIN.secret()).body()).contains("\"last_used_at\"", id);
    assertThat(first.ask("DELETE", "/keys/" + id, ADMIN.secret(), "", "").statusCode())
        .isEqualTo(204);
    assertThat(first.get("/pipelines", key).statusCode()).isEqualTo(401);
    await()
        .atMost(REVOCATION_TIMEOUT)
        .until(() -> second.get("/pipelines", key).statusCode() == 401);
    assertThat(first.ask("DELETE", "/keys/" + id, ADMIN.secret(), "", "").statusCode())
        .as("again")
        .isEqualTo(204);
  }

  @Test
  void noPartOfTheServiceKeepsTheKeyItself() throws Exception {
    String key =
        first.key(
            ADMIN.secret(), "{\"name\":\"secret\",\"companies\":[\"a\"],\"role\":\"viewer\"}");
    assertThat(first.get("/keys", ADMIN.secret()).body())
        .contains(ApiKeyText.parse(key).orElseThrow().id())
        .doesNotContain(key, ADMIN.secret(), ApiKeyText.parse(key).orElseThrow().hash());
    assertThat(records()).isNotEmpty().noneMatch(record -> record.contains(key.substring(17)));
    assertThat(first.get("/pipelines", key + "x").body()).doesNotContain(key);
  }

  @Test
  void anAdministratorOfOneCompanyMakesKeysForItAlone() throws Exception {
    String admin =
        first.key(ADMIN.secret(), "{\"name\":\"of a\",\"companies\":[\"a\"],\"role\":\"admin\"}");
    for (String companies : List.of("[\"b\"]", "[\"*\"]", "[\"a\",\"b\"]")) {
      assertThat(
              first
                  .ask(
                      "POST",
                      "/keys",
                      admin,
                      "application/json",
                      "{\"name\":\"n\",\"companies\":" + companies + ",\"role\":\"viewer\"}")
                  .statusCode())
          .isEqualTo(403);
    }
    String foreign =
        first.key(ADMIN.secret(), "{\"name\":\"of b\",\"companies\":[\"b\"],\"role\":\"viewer\"}");
    String id = ApiKeyText.parse(foreign).orElseThrow().id();
    assertThat(first.get("/keys", admin).body()).doesNotContain(id);
    assertThat(first.ask("DELETE", "/keys/" + id, admin, "", "").statusCode()).isEqualTo(404);
    assertThat(first.get("/pipelines", foreign).statusCode()).isEqualTo(200);
  }

  @Test
  void everyWrongFieldIsNamed() throws Exception {
    assertThat(
            first
                .ask(
                    "POST",
                    "/keys",
                    ADMIN.secret(),
                    "application/json",
                    "{\"companies\":[],\"role\":\"king\",\"expires_at\":\"2020-01-01T00:00:00Z\"}")
                .body())
        .contains("\"name\"", "\"companies\"", "\"role\"", "\"expires_at\"");
  }

  @Test
  void anEventStreamEndsWithItsKey() throws Exception {
    String key =
        first.key(
            ADMIN.secret(), "{\"name\":\"watcher\",\"companies\":[\"a\"],\"role\":\"author\"}");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> first.start("watched", "a", null, key).statusCode() == 202);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<List<String>> watching =
        CompletableFuture.supplyAsync(
            () -> first.lines("/runs/watched/events", key, line -> begun.countDown()));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    String id = ApiKeyText.parse(key).orElseThrow().id();
    first.ask("DELETE", "/keys/" + id, ADMIN.secret(), "", "");
    assertThat(watching.orTimeout(20, TimeUnit.SECONDS).join()).contains("event:status");
  }

  /** The port of probes and metrics has no data of companies; the network guards it. */
  @Test
  void thePortOfMetricsOfItsOwnAsksNobody() throws Exception {
    Client metrics =
        new Client(other.getEnvironment().getRequiredProperty("local.management.port"));
    assertThat(metrics.get("/actuator/prometheus", null).statusCode()).isEqualTo(200);
    assertThat(first.get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
    assertThat(first.get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
  }

  private static List<String> records() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", TestServers.sharedKafka().bootstrapServers());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("keys.api-keys").stream()
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> records.add(message.toString()));
      }
      return records;
    }
  }

  private static Client client(ConfigurableApplicationContext service) {
    return new Client(service.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static ConfigurableApplicationContext instance(String name, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=keys",
                "--pipeline.status.heartbeat=1s",
                "--pipeline.security.admin-key=" + ADMIN.secret(),
                "--pipeline.topics.prefix=keys.",
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve(name),
                "--pipeline.documents.directory=" + directory.resolve("documents")));
    settings.addAll(List.of(more));
    return IngestApplication.application().run(settings.toArray(String[]::new));
  }
}
