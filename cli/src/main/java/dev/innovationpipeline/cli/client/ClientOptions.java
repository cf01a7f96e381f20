package dev.innovationpipeline.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server that a command talks to. */
public final class ClientOptions {

  private static final String KEY = "PIPELINE_KEY";
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);
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
              + KEY
              + ", else the login of ./pipeline login.")
  @Nullable Path keyFile;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PIPELINE_OPERATIONS_TOKEN}",
      description = "Operator's token, in local mode. Default: $PIPELINE_OPERATIONS_TOKEN")
  @Nullable String token;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      defaultValue = "${env:PIPELINE_CA_FILE}",
      description =
          "File with the certificate (PEM) of the server's authority. Default: $PIPELINE_CA_FILE,"
              + " else that which ./pipeline up --secure made, else the public authorities.")
  @Nullable Path caFile;

  StoredLogins logins = StoredLogins.ofUser();

  public PipelineClient client() throws InterruptedException {
    return new PipelineClient(serverUrl(), credential(), trust());
  }

  /** For requests before anybody is known. */
  public PipelineClient clientOfNobody() {
    return new PipelineClient(serverUrl(), null, trust());
  }

  public PipelineClient clientWith(StoredLogin login) {
    return new PipelineClient(serverUrl(), login.accessToken(), trust());
  }

  /**
   * @throws ClientException when the user named a server by what is no address of one
   */
  public String serverUrl() {
    return PipelineClient.withoutSlashes(
        server == null
            ? new ServerAddress(dataDirectory).read().orElse(DEFAULT_SERVER)
            : GivenValues.httpAddress("--server", server).toString());
  }

  /** The logins that commands keep. */
  public StoredLogins logins() {
    return logins;
  }

  /** Null for that of the JVM: a file beside the address of a pipeline of this machine. */
  public @Nullable SSLContext trust() {
    if (caFile != null) {
      return ServerTrust.of(caFile);
    }
    ServerAddress own = new ServerAddress(dataDirectory);
    boolean secure =
        own.read().filter(address -> address.equals(serverUrl())).isPresent()
            && serverUrl().startsWith("https:")
            && Files.isReadable(own.certificate());
    return secure ? ServerTrust.of(own.certificate()) : null;
  }

  /** Whether a key or a login says who the user is. */
  public boolean sendsKey() {
    return keyFile != null
        || !Objects.requireNonNullElse(System.getenv(KEY), "").isBlank()
        || logins.find(serverUrl()).isPresent();
  }

  /** No option takes a key itself: other users of the machine see the options of a process. */
  private @Nullable String credential() throws InterruptedException {
    if (keyFile != null) {
      return read(keyFile);
    }
    String key = System.getenv(KEY);
    if (key != null && !key.isBlank()) {
      return checked(key, KEY);
    }
    Optional<StoredLogin> login = logins.find(serverUrl());
    return login.isPresent() ? accessToken(login.get()) : token;
  }

  private String accessToken(StoredLogin login) throws InterruptedException {
    if (Instant.now().plus(CLOCK_TOLERANCE).isBefore(login.until())) {
      return login.accessToken();
    }
    String refreshToken = login.refreshToken();
    if (refreshToken == null) {
      throw new ClientException("Your login is over. Log in again: ./pipeline login.", null);
    }
    StoredLogin fresh = new IssuerTokens(trust()).refresh(login, refreshToken);
    logins.put(serverUrl(), fresh);
    return fresh.accessToken();
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
