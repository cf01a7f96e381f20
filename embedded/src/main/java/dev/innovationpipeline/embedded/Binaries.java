package dev.innovationpipeline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place where PostgreSQL's programs are unpacked, once for all data directories of a user: 100
 * MB and some seconds of work. Each version has a folder of its own in it.
 */
final class Binaries {

  private Binaries() {}

  /**
   * In {@code XDG_CACHE_HOME}, or {@code .cache} of the home directory.
   *
   * @param otherwise where the cache cannot be written
   */
  static Path directory(Path otherwise) {
    try {
      return Files.createDirectories(cache().resolve("innovation-pipeline").resolve("postgres"));
    } catch (IOException | SecurityException e) {
      return otherwise;
    }
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
  }
}
