package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** A service with the settings that docs/security.md shows for Keycloak. */
record DocumentedService(ConfigurableApplicationContext context) implements AutoCloseable {

  static final String PAGE = "http://localhost:8080";

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  /** A browser without cookies. */
  Tab tab() {
    return new Tab(
        "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /**
   * @param companiesClaim in place of the documented one
   */
  static DocumentedService start(Keycloak keycloak, String companiesClaim, Path directory)
      throws Exception {
    ConfigurableApplicationContext started =
        IngestApplication.application()
            .run(
                Stream.of(
                        documented(keycloak, "**Keycloak.**")
                            .map(
                                setting ->
                                    setting.replace(
                                        "companiesclaim=groups",
                                        "companiesclaim=" + companiesClaim)),
                        documented(keycloak, "## The page"),
                        Stream.of(
                            "--server.port=0",
                            "--spring.kafka.bootstrap-servers="
                                + TestServers.sharedKafka().bootstrapServers(),
                            "--pipeline.security.jwt.clock-skew=0s",
                            "--pipeline.security.login.client-secret=pipeline-page-secret",
                            "--pipeline.topics.prefix=keycloak-" + companiesClaim + ".",
                            "--pipeline.topics.partitions=2",
                            "--pipeline.database.url=postgres://localhost:1/none",
                            "--pipeline.status.directory="
                                + directory.resolve(companiesClaim).resolve("status"),
                            "--pipeline.documents.directory="
                                + directory.resolve(companiesClaim).resolve("documents")))
                    .flatMap(settings -> settings)
                    .toArray(String[]::new));
    DocumentedService service = new DocumentedService(started);
    Tab prober = service.tab();
    await().atMost(TIMEOUT).until(() -> prober.get("/actuator/health/readiness").status() == 200);
    return service;
  }

  /** The settings in the first block after a text of docs/security.md, for this issuer. */
  private static Stream<String> documented(Keycloak keycloak, String text) throws Exception {
    String document = Files.readString(Path.of("..", "docs", "security.md"), UTF_8);
    String block = Keycloak.between(document.substring(document.indexOf(text)), "```\n", "```");
    return block
        .lines()
        .map(line -> line.substring(0, (line + " ").indexOf(' ')))
        .filter(setting -> !setting.endsWith("=…"))
        .map(
            setting -> {
              int equals = setting.indexOf('=');
              String name = setting.substring(0, equals).toLowerCase(Locale.ROOT);
              return "--" + name.replace('_', '.') + setting.substring(equals);
            })
        .map(
            setting ->
                setting
                    .replace("https://id.example.com/realms/REALM", keycloak.realm())
                    .replace("https://pipeline.example.com", PAGE));
  }

  @Override
  public void close() {
    context.close();
  }
}
