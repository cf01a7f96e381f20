package dev.innovationpipeline.local;

import dev.innovationpipeline.local.found.LocalModel;
import dev.innovationpipeline.local.secure.LocalAccess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of all parts, as settings of each service. They win over files and environment.
 *
 * @param documents folder of uploads and of what was read; the status view's store is beside it
 * @param access the ways in
 * @param localModel the model of this machine that answers; null for that of the environment
 */
public record Wiring(
    int httpPort,
    String bootstrapServers,
    String postgresUrl,
    String offlineModelUrl,
    Path documents,
    LocalAccess access,
    @Nullable LocalModel localModel) {

  public Wiring(
      int httpPort,
      String bootstrapServers,
      String postgresUrl,
      String offlineModelUrl,
      Path documents) {
    this(
        httpPort,
        bootstrapServers,
        postgresUrl,
        offlineModelUrl,
        documents,
        LocalAccess.OPEN,
        null);
  }

  public String serverUrl() {
    return access.scheme() + "://localhost:" + httpPort;
  }

  String modelName() {
    if (localModel != null) {
      return localModel.name() + " at " + localModel.baseUrl();
    }
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
    return Stream.of(
            Stream.of(with("--pipeline.documents.store-directory=" + documents)),
            access.processor().stream(),
            modelSettings())
        .flatMap(settings -> settings)
        .toArray(String[]::new);
  }

  private Stream<String> modelSettings() {
    if (localModel != null) {
      return localModel.settings();
    }
    return hasRealModel()
        ? Stream.empty()
        : Stream.of("--pipeline.llm.base-url=" + offlineModelUrl, "--pipeline.llm.api-key=offline");
  }

  public String[] forIngest() {
    Stream<String> settings =
        Stream.of(
                with("--DATABASE_URL=" + postgresUrl),
                with("--server.port=" + httpPort),
                with("--management.server.port=" + httpPort),
                with("--pipeline.documents.directory=" + documents),
                with("--pipeline.exports.directory=" + documents.resolveSibling("exports")),
                with("--pipeline.status.directory=" + documents.resolveSibling("status")),
                with("--pipeline.documents.base-url=" + serverUrl()),
                with("--pipeline.operations.enabled=true"))
            .flatMap(Stream::of);
    return Stream.concat(settings, access.ingest().stream()).distinct().toArray(String[]::new);
  }

  private String[] with(String property) {
    return Stream.concat(
            Stream.of("--spring.kafka.bootstrap-servers=" + bootstrapServers, property),
            access.kafka().stream().flatMap(login -> login.serviceSettings().stream()))
        .toArray(String[]::new);
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
