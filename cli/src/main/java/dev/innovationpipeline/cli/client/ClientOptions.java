package dev.innovationpipeline.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server that a command talks to. */
public final class ClientOptions {

  private static final String KEY = "PIPELINE_KEY";
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
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File with a key or a token of the issuer, for a server that asks for one. Default: the"
              + " variable "
              + KEY)
  @Nullable Path keyFile;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PIPELINE_OPERATIONS_TOKEN}",
      description = "Operator's token, in local mode. Default: $PIPELINE_OPERATIONS_TOKEN")
  @Nullable String token;

  public PipelineClient client() {
    return new PipelineClient(
        server == null ? new ServerAddress(dataDirectory).read().orElse(DEFAULT_SERVER) : server,
        credential());
  }

  /** Whether a key says who the user is. */
  public boolean sendsKey() {
    return keyFile != null || !Objects.requireNonNullElse(System.getenv(KEY), "").isBlank();
  }

  /** No option takes a key itself: other users of the machine see the options of a process. */
  private @Nullable String credential() {
    if (keyFile != null) {
      return read(keyFile);
    }
    String key = System.getenv(KEY);
    return key == null || key.isBlank() ? token : checked(key, KEY);
  }

  private static String read(Path file) {
    try {
      return checked(Files.readString(file), "The file " + file);
    } catch (IOException e) {
      throw new ClientException("The key file " + file + " cannot be read.", e);
    }
  }

  /** Without line ends; what no header can hold would otherwise be shown by an error. */
  private static String checked(String text, String source) {
    String key = text.strip();
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new ClientException(source + " holds no key.", null);
    }
    return key;
  }
}
