package dev.innovationpipeline.embedded.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;

/**
 * The password of an embedded PostgreSQL's superuser. It is made at the first start, and kept among
 * the data, so that it goes with them into a backup. Data of a server that asked nobody get one at
 * their next start.
 */
public final class DatabasePassword {

  private static final int BYTES = 16;

  private static final String RULES =
      """
      # Written by the pipeline: every login needs its password.
      local all all              scram-sha-256
      host  all all 127.0.0.1/32 scram-sha-256
      host  all all ::1/128      scram-sha-256
      """;

  private final Path file;
  private final Path rules;

  /**
   * @param data of the server
   */
  public DatabasePassword(Path data) {
    this.file = data.resolve("pipeline.password");
    this.rules = data.resolve("pg_hba.conf");
  }

  /** Empty before the first start. */
  public String text() throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  /**
   * Has the server ask for the password from now on.
   *
   * @param superuser who gets in, with the password or without
   */
  public void require(DataSource superuser) throws IOException, SQLException {
    if (Files.exists(file) && Files.readString(rules).equals(RULES)) {
      return;
    }
    if (!Files.exists(file)) {
      write(file, random());
    }
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE CURRENT_USER PASSWORD '" + text() + "'");
      write(rules, RULES); // The last step: before it, all is done again at the next start.
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void write(Path file, String text) throws IOException {
    Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "new", "", ownersAlone());
    Files.write(whole, text.getBytes(UTF_8));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownersAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
