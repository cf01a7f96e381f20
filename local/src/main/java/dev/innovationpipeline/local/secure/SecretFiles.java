package dev.innovationpipeline.local.secure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** Files that only their owner may read, in a directory that only their owner may open. */
final class SecretFiles {

  private final Path directory;

  private SecretFiles(Path directory) {
    this.directory = directory;
  }

  static SecretFiles in(Path directory) {
    try {
      Files.createDirectories(directory);
      restrict(directory, "rwx------");
      return new SecretFiles(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /** The text of a file, which is made the first time. */
  String keep(String name, Supplier<String> first) {
    Path file = path(name);
    try {
      if (!Files.exists(file)) {
        write(name, first.get().getBytes(UTF_8));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Restricted before anything is in it. */
  void write(String name, byte[] content) throws IOException {
    Path file = path(name);
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    restrict(file, "rw-------");
    Files.write(file, content);
  }

  void restrict(String name) throws IOException {
    restrict(path(name), "rw-------");
  }

  private static void restrict(Path file, String rights) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
  }
}
