package dev.innovationpipeline.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of all parts, as settings of each service. They win over files and environment.
 *
 * @param documents folder of uploads and of what was read; the status view's store is beside it
 */
public record Wiring(
    int httpPort,
    String bootstrapServers,
    String postgresUrl,
    String offlineModelUrl,
    Path documents) {

  public String serverUrl() {
    return "http://localhost:" + httpPort;
  }

  String modelName() {
    return hasRealModel()
        ? Optional.ofNullable(System.getenv("OPENROUTER_BASE_URL")).orElse("OpenRouter")
        : "offline model (extractive; set OPENROUTER_API_KEY for a real one)";
  }

  public String[] forSink() {
    return Stream.of(
            with("--DATABASE_URL=" + postgresUrl),
            with("--DIRECT_URL=")) // the environment's is of another database
        .flatMap(Stream::of)
        .distinct()
        .toArray(String[]::new);
  }

  public String[] forProcessor() {
    String[] offline = {
      "--pipeline.llm.base-url=" + offlineModelUrl, "--pipeline.llm.api-key=offline"
    };
    return Stream.of(
            with("--pipeline.documents.allow-private-addresses=true"),
            with("--pipeline.documents.store-directory=" + documents),
            hasRealModel() ? new String[0] : offline)
        .flatMap(Stream::of)
        .distinct()
        .toArray(String[]::new);
  }

  public String[] forIngest() {
    return Stream.of(
            with("--DATABASE_URL=" + postgresUrl),
            with("--server.port=" + httpPort),
            with("--management.server.port=" + httpPort),
            with("--pipeline.documents.directory=" + documents),
            with("--pipeline.status.directory=" + documents.resolveSibling("status")),
            with("--pipeline.documents.base-url=" + serverUrl()),
            with("--pipeline.operations.enabled=true"))
        .flatMap(Stream::of)
        .distinct()
        .toArray(String[]::new);
  }

  private String[] with(String property) {
    return new String[] {"--spring.kafka.bootstrap-servers=" + bootstrapServers, property};
  }

  /** Whether the environment names a model that may cost money. */
  public static boolean hasRealModel() {
    return isSet("OPENROUTER_API_KEY") || isSet("OPENROUTER_BASE_URL");
  }

  private static boolean isSet(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .isPresent();
  }
}
