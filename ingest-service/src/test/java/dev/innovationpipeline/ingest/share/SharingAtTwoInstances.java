package dev.innovationpipeline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import dev.innovationpipeline.testing.time.SettableTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Two instances with one database, an author of the company a, and people without a login. */
abstract class SharingAtTwoInstances {

  static final ApiKeyText ADMIN = ApiKeyText.generate();
  static final HttpClient HTTP = HttpClient.newHttpClient();
  static final Duration WITHIN = Duration.ofMinutes(3);

  @TempDir static Path directory;
  static SettableTime time;
  static DatabaseServer database;
  static JdbcTemplate rows;
  static ConfigurableApplicationContext one;
  static ConfigurableApplicationContext other;
  static Client client;
  static String author;

  @BeforeAll
  static void start() throws Exception {
    time = new SettableTime(Instant.now());
    database = TestServers.database(directory.resolve("postgres"));
    rows = new JdbcTemplate(new DriverManagerDataSource(database.jdbcUrl()));
    rows.execute(SharedRuns.ROWS);
    one = instance("one");
    other = instance("other");
    client = new Client(port(one));
    author = key("a", "author");
  }

  static ConfigurableApplicationContext instance(String name) {
    SpringApplication application = IngestApplication.application();
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean(
                    "settableClock",
                    SettableTime.class,
                    () -> time,
                    definition -> definition.setPrimary(true)));
    ConfigurableApplicationContext instance =
        application.run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
            "--pipeline.security.mode=keys",
            "--pipeline.security.admin-key=" + ADMIN.secret(),
            "--pipeline.limits.enabled=false",
            "--pipeline.shares.excluded-companies=secret",
            "--pipeline.shares.max-per-run=3",
            "--pipeline.topics.prefix=shares.",
            "--pipeline.topics.partitions=2",
            "--pipeline.database.url=" + database.url(),
            "--pipeline.status.directory=" + directory.resolve(name),
            "--pipeline.documents.directory=" + directory.resolve("documents"));
    Client asked = new Client(port(instance));
    for (String path : List.of("/keys", "/companies/a/shares")) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> asked.get(path, ADMIN.secret()).statusCode() == 200);
    }
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> asked.get("/actuator/health/readiness", null).statusCode() == 200);
    return instance;
  }

  static String port(ConfigurableApplicationContext instance) {
    return instance.getEnvironment().getRequiredProperty("local.server.port");
  }

  static String key(String company, String role) throws Exception {
    return client.key(
        ADMIN.secret(),
        "{\"name\":\"k\",\"companies\":[\"%s\"],\"role\":\"%s\"}".formatted(company, role));
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    database.close();
  }

  static long views(ConfigurableApplicationContext instance, String id) {
    return instance.getBean(ShareBook.class).views().of(id).count();
  }

  static JsonNode sharesOf(ConfigurableApplicationContext instance, String run) throws Exception {
    return WireJson.MAPPER.readTree(
        new Client(port(instance)).get("/runs/" + run + "/shares", ADMIN.secret()).body());
  }

  /** As what never was, to the byte. */
  static void assertIsNothing(ConfigurableApplicationContext instance, String token)
      throws Exception {
    for (String path : List.of("/s/%s", "/s/%s/cards")) {
      HttpResponse<String> ended = open(instance, path.formatted(token));
      HttpResponse<String> never = open(instance, path.formatted("ips_never"));
      assertThat(ended.statusCode()).isEqualTo(404);
      assertThat(ended.body()).isEqualTo(never.body());
    }
  }

  static JsonNode list(String path) throws Exception {
    return WireJson.MAPPER.readTree(client.get(path, ADMIN.secret()).body());
  }

  static JsonNode share(String run, String body) throws Exception {
    return share(run, body, author);
  }

  static JsonNode share(String run, String body, String bearer) throws Exception {
    return WireJson.MAPPER.readTree(post(run, body, bearer, 201));
  }

  static String post(String run, String body, String bearer, int expected) throws Exception {
    Client.Answer answer =
        client.ask("POST", "/runs/" + run + "/shares", bearer, "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return answer.body();
  }

  static String tokenOf(JsonNode made) {
    String url = made.path("url").asString();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  static HttpResponse<String> open(ConfigurableApplicationContext instance, String path)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address(instance, path)).header("Accept", "text/html, */*").build(),
        BodyHandlers.ofString());
  }

  static URI address(ConfigurableApplicationContext instance, String path) {
    return URI.create("http://localhost:" + port(instance) + path);
  }

  static JsonNode json(HttpResponse<String> response) {
    return WireJson.MAPPER.readTree(response.body());
  }
}
