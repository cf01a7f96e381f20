package dev.innovationpipeline.benchmarks.chaos.upgrade;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with another version of this program, built. */
record Checkout(Path directory) {

  /**
   * @throws IllegalArgumentException saying how to build it, when it is not
   */
  Checkout {
    if (!Files.exists(jar(directory)) || !Files.exists(list(directory))) {
      throw new IllegalArgumentException(
          "There is no built version in %s; run mvn package -DskipTests there."
              .formatted(directory));
    }
  }

  String classPath() {
    try {
      return jar(directory) + File.pathSeparator + Files.readString(list(directory)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(Path directory) {
    return directory.toAbsolutePath().resolve("benchmarks/target/benchmarks.jar");
  }

  /** As Maven resolved it. */
  private static Path list(Path directory) {
    return directory.resolve("benchmarks/target/class-path");
  }
}
