package dev.innovationpipeline.cli.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server to speak to. */
public final class ClientOptions {

  private static final String USUAL = "http://localhost:8080";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Default: the one that ./pipeline up started, else " + USUAL)
  @Nullable String server;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where to look for a server's address. Default: ${DEFAULT-VALUE}")
  public Path dataDirectory = ServerAddress.defaultDataDirectory();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PIPELINE_OPERATIONS_TOKEN}",
      description = "An operator's, where the server asks. Default: $PIPELINE_OPERATIONS_TOKEN")
  @Nullable String token;

  public PipelineClient client() {
    return new PipelineClient(
        server == null ? new ServerAddress(dataDirectory).read().orElse(USUAL) : server, token);
  }
}
