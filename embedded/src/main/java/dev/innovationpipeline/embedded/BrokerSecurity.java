package dev.innovationpipeline.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * Encryption, logins and access rights of a broker's clients: SASL_SSL with PLAIN and a certificate
 * of its own. A client has only the rights that the operator grants.
 */
public final class BrokerSecurity {

  /** The login that may do everything. */
  public static final String OPERATOR = "operator";

  private static final String PASSWORD = "not-a-secret";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private final Path keys;
  private final Path certificates;
  private final List<String> logins;

  private BrokerSecurity(Path keys, Path certificates, List<String> logins) {
    this.keys = keys;
    this.certificates = certificates;
    this.logins = List.copyOf(logins);
  }

  /**
   * @param directory for the key and the certificate
   * @param logins of clients, beside the operator's
   */
  public static BrokerSecurity create(Path directory, List<String> logins) {
    BrokerSecurity security =
        new BrokerSecurity(
            directory.resolve("keys.p12"), directory.resolve("certificates.p12"), logins);
    Path certificate = directory.resolve("certificate.pem");
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String keys = security.keys.toString();
    keytool(
        "-genkeypair",
        "-keystore",
        keys,
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-validity",
        "2");
    keytool(
        "-exportcert",
        "-keystore",
        keys,
        "-alias",
        "broker",
        "-rfc",
        "-file",
        certificate.toString());
    keytool(
        "-importcert",
        "-keystore",
        security.certificates.toString(),
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-noprompt");
    return security;
  }

  Map<String, String> brokerProperties(String listener) {
    String prefix = "listener.name." + listener.toLowerCase(Locale.ROOT) + ".";
    String users =
        Stream.concat(Stream.of(OPERATOR), logins.stream())
            .map(login -> " user_" + login + "=\"" + PASSWORD + "\"")
            .collect(Collectors.joining());
    return Map.of(
        // The broker itself is anonymous, on its own listeners.
        "super.users",
        "User:ANONYMOUS;User:" + OPERATOR,
        "authorizer.class.name",
        StandardAuthorizer.class.getName(),
        prefix + "sasl.enabled.mechanisms",
        "PLAIN",
        prefix + "plain.sasl.jaas.config",
        LOGIN + users + ";",
        prefix + "ssl.keystore.location",
        keys.toString(),
        prefix + "ssl.keystore.type",
        "PKCS12",
        prefix + "ssl.keystore.password",
        PASSWORD,
        prefix + "ssl.key.password",
        PASSWORD);
  }

  /** The settings of a service. */
  public List<String> serviceSettings(String login) {
    return List.of(
        "spring.kafka.security.protocol=SASL_SSL",
        "spring.kafka.properties.sasl.mechanism=PLAIN",
        "spring.kafka.properties.sasl.jaas.config=" + jaas(login),
        "spring.kafka.ssl.trust-store-location=file:" + certificates,
        "spring.kafka.ssl.trust-store-type=PKCS12",
        "spring.kafka.ssl.trust-store-password=" + PASSWORD);
  }

  /** The settings of a Kafka client. */
  public Map<String, Object> clientSettings(String login) {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        jaas(login),
        "ssl.truststore.location",
        certificates.toString(),
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.password",
        PASSWORD);
  }

  private static String jaas(String login) {
    return LOGIN + " username=\"" + login + "\" password=\"" + PASSWORD + "\";";
  }

  private static void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new StartFailedException("keytool failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while a certificate was made.", e);
    }
  }
}
