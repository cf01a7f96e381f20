package dev.innovationpipeline.local.secure;

import dev.innovationpipeline.embedded.login.BrokerLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The access to a local pipeline, as settings of its services.
 *
 * @param scheme of the page's address
 * @param ingest settings of the ingest service
 * @param processor settings of the processor, which fetches uploads there
 * @param people who may log in; none but in secure mode
 * @param adminKey the file with the key of an administrator, where one was made
 * @param kafka the login that Kafka asks for; none but in secure mode
 * @param server the issuer, while it runs; else nothing
 */
public record LocalAccess(
    String scheme,
    List<String> ingest,
    List<String> processor,
    List<Person> people,
    Optional<Path> adminKey,
    Optional<BrokerLogin> kafka,
    AutoCloseable server) {

  /** In the directory of the secrets: the settings of Kafka's clients and tools. */
  public static final String KAFKA_CONFIG = "kafka.properties";

  /** The usual one of the issuer. */
  private static final int ISSUER_PORT = 9443;

  private static final String PROCESSOR_KEY = "processor.key";

  /** Nobody is asked: those who get in reach this machine's own network anyway. */
  public static final LocalAccess OPEN =
      new LocalAccess(
          "http",
          List.of("--pipeline.webhooks.allow-private-addresses=true"),
          List.of("--pipeline.documents.allow-private-addresses=true"),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          () -> {});

  public LocalAccess {
    ingest = List.copyOf(ingest);
    processor = List.copyOf(processor);
    people = List.copyOf(people);
  }

  /**
   * Of the modes that the environment names; in mode keys, the processor gets one for uploads.
   *
   * @param mode as {@code jwt,keys}
   * @param directory for the administrator's key, where the environment has none
   */
  public static LocalAccess ofMode(String mode, Path directory, int httpPort) {
    String asked = mode.toLowerCase(Locale.ROOT);
    if (!asked.contains("keys")) {
      return asked.contains("jwt")
          ? new LocalAccess(
              "http", List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), () -> {})
          : OPEN;
    }
    SecretFiles files = SecretFiles.in(directory);
    boolean made =
        Objects.requireNonNullElse(System.getenv("PIPELINE_SECURITY_ADMINKEY"), "").isBlank();
    return new LocalAccess(
        "http",
        keys(files),
        processor(files, httpPort),
        List.of(),
        made ? Optional.of(files.path("admin.key")) : Optional.empty(),
        Optional.empty(),
        () -> {});
  }

  /**
   * Made certificate, issuer and people, in a directory.
   *
   * @param port chooses the issuer's: the usual one that it is given, or a free one
   * @throws dev.innovationpipeline.embedded.StartFailedException when they cannot be made
   */
  public static LocalAccess secure(
      Path directory, int httpPort, IntUnaryOperator port, InstantSource clock) {
    SecretFiles files = SecretFiles.in(directory);
    MadeCertificate certificate = MadeCertificate.of(files);
    certificate.trust();
    List<Person> people = Person.made(files);
    String pageUri = "https://localhost:" + httpPort;
    try {
      EmbeddedIssuer issuer =
          EmbeddedIssuer.start(
              port.applyAsInt(ISSUER_PORT),
              certificate,
              SigningKey.of(files),
              people,
              pageUri,
              clock);
      return new LocalAccess(
          "https",
          ingest(files, certificate, issuer.address(), pageUri),
          processor(files, httpPort),
          people,
          Optional.empty(),
          Optional.of(kafkaLogin(files)),
          issuer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BrokerLogin kafkaLogin(SecretFiles files) throws IOException {
    BrokerLogin login = new BrokerLogin(files.keep("kafka.password", Passwords::random));
    files.write(KAFKA_CONFIG, login.clientProperties().getBytes(StandardCharsets.UTF_8));
    return login;
  }

  private static List<String> ingest(
      SecretFiles files, MadeCertificate certificate, String issuer, String pageUri) {
    String login = "--pipeline.security.login.";
    String jwt = "--pipeline.security.jwt.";
    List<String> settings = new ArrayList<>(keys(files));
    settings.addAll(
        List.of(
            "--pipeline.security.mode=jwt,keys",
            "--pipeline.security.allowed-hosts=" + pageUri.substring("https://".length()),
            jwt + "issuer=" + issuer,
            jwt + "jwk-set-uri=" + issuer + "/keys",
            jwt + "audience=" + EmbeddedIssuer.AUDIENCE,
            jwt + "all-companies-role=" + Person.ALL_COMPANIES,
            login + "client-id=" + EmbeddedIssuer.PAGE_CLIENT,
            login + "cli-client-id=" + EmbeddedIssuer.CLI_CLIENT,
            login + "authorization-uri=" + issuer + "/authorize",
            login + "token-uri=" + issuer + "/token",
            login + "end-session-uri=" + issuer + "/logout",
            login + "page-uri=" + pageUri,
            "--server.ssl.key-store=" + certificate.keyStore().toUri(),
            "--server.ssl.key-store-type=PKCS12",
            "--server.ssl.key-store-password=" + certificate.password()));
    return settings;
  }

  /** The ingest service makes them. */
  private static List<String> keys(SecretFiles files) {
    return List.of(
        "--pipeline.security.keys-directory=" + files.path(""),
        "--pipeline.security.processor-key-file=" + files.path(PROCESSOR_KEY));
  }

  /** Of this machine, uploads alone. */
  private static List<String> processor(SecretFiles files, int httpPort) {
    return List.of(
        "--pipeline.documents.trusted-hosts=localhost:" + httpPort + "/documents/",
        "--pipeline.documents.key-file=" + files.path(PROCESSOR_KEY));
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "LocalAccess[" + scheme + ", " + people + "]";
  }
}
