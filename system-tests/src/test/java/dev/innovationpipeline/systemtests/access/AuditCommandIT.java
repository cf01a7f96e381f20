package dev.innovationpipeline.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.SampleText;
import dev.innovationpipeline.systemtests.Services;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ./pipeline audit} for people of two companies. */
class AuditCommandIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String OF_A = "lactalis-canada";
  private static final String OF_B = "mccormick-usa";
  private static final ApiKeyText ADMIN = ApiKeyText.generate();

  @TempDir static Path directory;
  private static Services services;
  private static Path admin;
  private static Path operator;
  private static Path author;

  @BeforeAll
  static void start() throws Exception {
    services =
        Services.start(
            directory,
            TestServers.sharedKafka().bootstrapServers(),
            service -> {
              List<String> settings =
                  new ArrayList<>(
                      List.of("pipeline.topics.prefix=asked.", "pipeline.topics.partitions=2"));
              if (service.equals("ingest")) {
                settings.add("pipeline.security.mode=keys");
                settings.add("pipeline.security.admin-key=" + ADMIN.secret());
              }
              return settings;
            });
    services.use(ADMIN.secret());
    await().atMost(TIMEOUT).until(() -> services.call("GET", "/keys", "").statusCode() == 200);
    admin = file("admin", ADMIN.secret());
    operator = key("operator", OF_A);
    author = key("author", OF_A);
    Files.writeString(directory.resolve("d.md"), SampleText.TEXT);
    use(author);
    start("of-a", OF_A);
    assertThat(services.call("POST", "/runs/of-a/cancel", "").statusCode()).isEqualTo(200);
    use(admin);
    start("of-b", OF_B);
    use(author);
    assertThat(services.call("GET", "/status/of-b", "").statusCode()).isEqualTo(404);
    await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(() -> !refusals().isEmpty());
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> audit(admin, "--json", "--subject", "of-b").actions().contains("POST /run"));
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> audit(admin, "--json", "--subject", "of-a").entries().size() == 2);
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
  }

  @Test
  void filtersSayWhatIsShown() throws Exception {
    String id = ApiKeyText.parse(Files.readString(author)).orElseThrow().id();
    assertThat(audit(admin, "--json", "--caller", "key:" + id, "--outcome", "done").actions())
        .containsExactly("POST /runs/{run_id}/cancel", "POST /run");
    assertThat(audit(admin, "--json", "--subject", "of-a", "--limit", "1").actions())
        .containsExactly("POST /runs/{run_id}/cancel");
    assertThat(audit(admin, "--json", "--company", OF_B, "--since", "1h").actions())
        .contains("POST /run");
    assertThat(audit(admin, "--json", "--until", "2026-01-01").entries()).isEmpty();
    assertThat(audit(admin, "--json", "--since", "2099-01-01").entries()).isEmpty();
    assertThat(refusals())
        .anySatisfy(
            refused -> {
              assertThat(refused.path("status").asInt()).isEqualTo(404);
              assertThat(refused.path("caller").asString("")).isEqualTo("key:" + id);
            });
  }

  /** Of the author's key. */
  private static List<JsonNode> refusals() throws Exception {
    String id = ApiKeyText.parse(Files.readString(author)).orElseThrow().id();
    return audit(admin, "--json", "--outcome", "refused", "--caller", "key:" + id).entries();
  }

  @Test
  void peopleReadLines() throws Exception {
    Said said = audit(admin, "--subject", "of-a");
    assertThat(said.code()).isZero();
    assertThat(said.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("done") && line.contains("of-a") && line.contains(OF_A));
  }

  @Test
  void anOperatorSeesWhatConcernsTheirCompany() throws Exception {
    Said said = audit(operator, "--json");
    assertThat(said.code()).isZero();
    assertThat(said.actions()).contains("POST /run", "POST /runs/{run_id}/cancel");
    assertThat(said.entries())
        .allSatisfy(
            entry ->
                assertThat(entry.path("companies").valueStream().map(each -> each.asString("")))
                    .contains(OF_A));
    assertThat(said.out()).doesNotContain(OF_B);
    assertThat(audit(operator, "--json", "--company", OF_B).out()).isEmpty();
  }

  @Test
  void whatCannotBeShownEndsWithACodeAndASentence() throws Exception {
    assertThat(audit(author)).matches(said -> said.code() == 1 && said.err().contains("403"));
    assertThat(audit(file("unknown", ApiKeyText.generate().secret())))
        .matches(said -> said.code() == 1 && said.err().contains("401"));
    assertThat(audit(admin, "--since", "yesterday"))
        .matches(said -> said.code() == 1 && said.err().contains("--since takes a day"));
    assertThat(audit(admin, "--outcome", "lost"))
        .matches(said -> said.code() == 1 && said.err().contains("done, refused or failed"));
    assertThat(audit(admin, "--wrong")).matches(said -> said.code() == 2);
    assertThat(Said.by("audit", "--key-file", admin.toString(), "--server", "http://localhost:1"))
        .matches(said -> said.code() == 1 && said.err().contains("http://localhost:1"));
  }

  private static void start(String run, String company) throws Exception {
    String body =
        "{\"run_id\":\"%s\",\"blob_url\":\"%s\",\"company_id\":\"%s\"}"
            .formatted(run, directory.resolve("d.md").toUri(), company);
    await().atMost(TIMEOUT).until(() -> services.call("POST", "/run", body).statusCode() == 202);
  }

  private static void use(Path key) throws Exception {
    services.use(Files.readString(key));
  }

  private static Path key(String role, String company) throws Exception {
    String made =
        services
            .call(
                "POST",
                "/keys",
                "{\"name\":\"n\",\"companies\":[\"%s\"],\"role\":\"%s\"}".formatted(company, role))
            .body();
    return file(role, WireJson.MAPPER.readTree(made).path("key").asString(""));
  }

  private static Path file(String name, String key) throws Exception {
    return Files.writeString(directory.resolve(name + ".key"), key);
  }

  private static Said audit(Path key, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("audit", "--server", services.serverUrl(), "--key-file", key.toString()));
    all.addAll(List.of(options));
    return Said.by(all.toArray(String[]::new));
  }
}
