package dev.innovationpipeline.systemtests.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The archive of a data directory. An entry {@code unpack.txt} has lines {@code length BYTES PATH}
 * (zeros follow the content) and {@code copy OTHER PATH} (the content is that of the other file).
 */
final class DataDirectoryArchive {

  private static final String INSTRUCTIONS = "unpack.txt";

  private DataDirectoryArchive() {}

  /**
   * @param root a directory that does not exist yet
   */
  static void unpack(InputStream archive, Path root) throws IOException {
    List<String> instructions = List.of();
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(INSTRUCTIONS)) {
          instructions = new String(zip.readAllBytes(), UTF_8).lines().toList();
        } else if (entry.isDirectory()) {
          Files.createDirectories(root.resolve(entry.getName()));
        } else {
          Files.copy(zip, withParents(root.resolve(entry.getName())));
        }
      }
    }
    for (String instruction : instructions) {
      follow(instruction.split(" ", 3), root);
    }
    // Postgres refuses a directory that others may enter.
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          root.resolve("postgres/data"), PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void follow(String[] instruction, Path root) throws IOException {
    Path path = withParents(root.resolve(instruction[2]));
    switch (instruction[0]) {
      case "length" -> lengthen(path, Long.parseLong(instruction[1]));
      case "copy" -> Files.copy(root.resolve(instruction[1]), path);
      default -> throw new IOException("Unknown: " + String.join(" ", instruction));
    }
  }

  /** Leaves a hole on file systems that can. */
  private static void lengthen(Path path, long length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(length);
    }
  }

  private static Path withParents(Path path) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    return path;
  }
}
