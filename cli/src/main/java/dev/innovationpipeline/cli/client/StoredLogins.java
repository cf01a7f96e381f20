package dev.innovationpipeline.cli.client;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** The logins of the user, by server, in a file that nobody else may read. */
public final class StoredLogins {

  private final Path file;

  public StoredLogins(Path file) {
    this.file = file;
  }

  /** Of the user who runs the command. */
  public static StoredLogins ofUser() {
    String configured = System.getenv("XDG_CONFIG_HOME");
    Path directory =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(configured);
    return new StoredLogins(directory.resolve("innovation-pipeline").resolve("logins.json"));
  }

  public Path file() {
    return file;
  }

  public Optional<StoredLogin> find(String server) {
    return Optional.ofNullable(read().get(server));
  }

  public void put(String server, StoredLogin login) {
    Map<String, StoredLogin> all = read();
    all.put(server, login);
    write(all);
  }

  /** Whether there was one. */
  public boolean remove(String server) {
    Map<String, StoredLogin> all = read();
    boolean known = all.remove(server) != null;
    if (known) {
      write(all);
    }
    return known;
  }

  private Map<String, StoredLogin> read() {
    try {
      return WireJson.MAPPER.readValue(
          Files.readString(file), new TypeReference<TreeMap<String, StoredLogin>>() {});
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    } catch (IOException | JacksonException e) {
      throw new ClientException(
          "The logins in " + file + " cannot be read. Remove the file and log in again.", e);
    }
  }

  /** At once, so that a command beside this one reads a whole file. */
  private void write(Map<String, StoredLogin> logins) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory, rights("rwx------"));
      Path whole = Files.createTempFile(directory, "logins", ".new", rights("rw-------"));
      Files.write(whole, WireJson.MAPPER.writeValueAsBytes(logins));
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ClientException("The login cannot be kept in " + file + ": " + e.getMessage(), e);
    }
  }

  private static FileAttribute<?>[] rights(String rights) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
