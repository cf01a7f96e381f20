package dev.innovationpipeline.cli.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server that a command talks to. */
public final class ClientOptions {

  private static final String DEFAULT_SERVER = "http://localhost:8080";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Default: the server that ./pipeline up started, else " + DEFAULT_SERVER)
  @Nullable String server;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Data directory in which ./pipeline up left its address. Default: ${DEFAULT-VALUE}")
  public Path dataDirectory = ServerAddress.defaultDataDirectory();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PIPELINE_OPERATIONS_TOKEN}",
      description = "Operator's token. Default: $PIPELINE_OPERATIONS_TOKEN")
  @Nullable String token;

  public PipelineClient client() {
    return new PipelineClient(
        server == null ? new ServerAddress(dataDirectory).read().orElse(DEFAULT_SERVER) : server,
        token);
  }
}
