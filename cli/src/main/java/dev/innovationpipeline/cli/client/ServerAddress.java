package dev.innovationpipeline.cli.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a data directory in which a running local pipeline publishes its address. */
public final class ServerAddress {

  private final Path file;
  private final Path certificate;

  public ServerAddress(Path dataDirectory) {
    certificate = dataDirectory.resolve("secure").resolve("certificate.pem");
    file = dataDirectory.resolve("server-address");
  }

  /** Below the project, wherever the command is started from. */
  public static Path defaultDataDirectory() {
    return Path.of(System.getProperty("pipeline.home", "."), "data", "local").normalize();
  }

  /** For a command that is shown: " --data-dir DIR", or nothing for the directory by default. */
  public static String option(Path dataDirectory) {
    Path whole = dataDirectory.toAbsolutePath().normalize();
    return whole.equals(defaultDataDirectory().toAbsolutePath().normalize())
        ? ""
        : " --data-dir '%s'".formatted(whole);
  }

  /** Empty when no pipeline runs on the directory. */
  public Optional<String> read() {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of the certificate that the pipeline makes for itself; it may be missing. */
  public Path certificate() {
    return certificate;
  }

  public void publish(String url) {
    try {
      Files.writeString(file, url + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
