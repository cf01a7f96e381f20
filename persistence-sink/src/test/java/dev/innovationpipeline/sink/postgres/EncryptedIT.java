package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.testing.tls.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes encrypted connections alone, and addresses that ask for them. */
class EncryptedIT {

  private static final String ENCRYPTED =
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

  @TempDir static Path directory;
  private static EmbeddedDatabase server;
  private static TestCertificate certificate;
  private static TestCertificate another;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.of(directory.resolve("certificate"), "localhost");
    another = TestCertificate.of(directory.resolve("another"), "localhost");
    server = EmbeddedDatabase.start(directory.resolve("server"), 0);
    Path data = directory.resolve("server/data");
    try (Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'");
      statement.execute("ALTER SYSTEM SET ssl_key_file = '" + certificate.key() + "'");
      statement.execute("ALTER SYSTEM SET ssl = on");
      Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all all trust\n");
      statement.execute("SELECT pg_reload_conf()");
    }
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> isEncrypted("?sslmode=require"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aServerIsTrustedByItsAuthorityAndItsName() throws Exception {
    assertThat(isEncrypted("?sslmode=verify-full&sslrootcert=" + certificate.certificate()))
        .isTrue();
    assertThat(isEncrypted("?sslaccept=strict&sslcert=" + certificate.certificate()))
        .as("as Prisma writes it")
        .isTrue();
  }

  @Test
  void aServerOfAnotherAuthorityIsRefused() {
    for (String parameters :
        new String[] {
          "?sslmode=verify-full&sslrootcert=" + another.certificate(),
          "?sslaccept=strict&sslcert=" + another.certificate(),
          "?sslmode=verify-full&sslrootcert=system",
        }) {
      assertThatThrownBy(() -> connect(parameters))
          .as(parameters)
          .isInstanceOf(SQLException.class)
          .hasStackTraceContaining("certif");
    }
  }

  @Test
  void aServerOfAnotherNameIsRefused() {
    String address =
        "postgres://postgres:postgres@127.0.0.1:%d/postgres?sslmode=verify-full&sslrootcert=%s"
            .formatted(server.port(), certificate.certificate());
    assertThatThrownBy(() -> open(address))
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("127.0.0.1");
  }

  @Test
  void nothingIsSentInTheClear() {
    assertThatThrownBy(() -> connect("?sslmode=disable"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no encryption");
  }

  private static boolean isEncrypted(String parameters) throws SQLException {
    try (Connection connection = connect(parameters);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(ENCRYPTED)) {
      return result.next() && result.getBoolean(1);
    }
  }

  private static Connection connect(String parameters) throws SQLException {
    return open(server.url() + parameters);
  }

  private static Connection open(String address) throws SQLException {
    return ConnectionPool.unpooled(DatabaseAddress.parse(ConnectionPool.VARIABLE, address))
        .getConnection();
  }
}
