package dev.innovationpipeline.ingest.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Instances that take each other's cookies: a session that one of them ended is over for all. */
class EndedSessionIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final Map<String, String> KEY =
      Map.of("Authorization", "Bearer " + ADMIN.secret());
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir static Path directory;
  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;

  @BeforeAll
  static void start() {
    one = instance("one");
    other = instance("other");
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @Test
  void aCopyOfItsCookieIsRefusedByAll() throws Exception {
    Tab tab = begun();
    Tab untouched = begun();
    Tab copy = copy(tab, other);
    assertThat(copy.get("/pipelines").status()).isEqualTo(200);
    assertThat(end(tab).status()).isEqualTo(200);
    assertThat(tab.cookies()).isEmpty();
    await().atMost(TIMEOUT).until(() -> copy.get("/pipelines").status() == 401);
    assertThat(session(copy).has("caller")).isFalse();
    assertThat(copy(untouched, other).get("/pipelines").status()).as("another's").isEqualTo(200);
    try (ConfigurableApplicationContext later = instance("later")) {
      assertThat(copy(untouched, later).get("/pipelines").status()).isEqualTo(200);
      assertThat(copy(copy, later).get("/pipelines").status()).as("after a start").isEqualTo(401);
    }
  }

  @Test
  void anEventStreamEndsWithItsSession() throws Exception {
    Tab tab = begun();
    String run = "{\"run_id\":\"seen\",\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"a\"}";
    await()
        .atMost(TIMEOUT)
        .until(() -> new Tab(server(one)).ask("POST", "/run", run, KEY).status() == 202);
    Tab copy = copy(tab, one);
    CompletableFuture<String> watched = copy.wholeStream("/runs/seen/events");
    assertThat(end(tab).status()).isEqualTo(200);
    assertThat(watched.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join()).contains(":open");
  }

  private static Tab begun() throws Exception {
    Tab tab = new Tab(server(one));
    assertThat(tab.ask("POST", "/session", "", KEY).status()).isEqualTo(200);
    return tab;
  }

  private static Tab.Answer end(Tab tab) throws Exception {
    String token = session(tab).path("csrf_token").asString("");
    return tab.ask("DELETE", "/session", "", Map.of("X-CSRF-Token", token));
  }

  private static JsonNode session(Tab tab) throws Exception {
    return WireJson.MAPPER.readTree(tab.get("/session").body());
  }

  private static Tab copy(Tab tab, ConfigurableApplicationContext at) {
    Tab copy = new Tab(server(at));
    copy.cookies().putAll(tab.cookies());
    return copy;
  }

  private static String server(ConfigurableApplicationContext service) {
    return "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port");
  }

  private static ConfigurableApplicationContext instance(String name) {
    ConfigurableApplicationContext service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=keys",
                "--pipeline.status.heartbeat=1s",
                "--pipeline.security.admin-key=" + ADMIN.secret(),
                "--pipeline.security.login.session-key=" + "0a".repeat(32),
                "--pipeline.topics.prefix=ended.",
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve(name),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await()
        .atMost(TIMEOUT)
        .until(() -> new Tab(server(service)).ask("GET", "/keys", "", KEY).status() == 200);
    return service;
  }
}
