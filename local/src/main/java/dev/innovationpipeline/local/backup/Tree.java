package dev.innovationpipeline.local.backup;

import dev.innovationpipeline.schema.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders. */
final class Tree {

  /** Locks, and what says which process or address a pipeline had. */
  private static final Set<String> OF_A_RUNNING_ONE =
      Set.of("epg-lock", "postmaster.pid", "postmaster.opts", ".lock", "LOCK");

  private Tree() {}

  static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * The regular files that a copy needs. Kafka makes its offset and time indexes anew, which after
   * a crash are mostly holes of many megabytes.
   */
  static List<Path> files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !OF_A_RUNNING_ONE.contains(path.getFileName().toString()))
          .filter(path -> !path.toString().endsWith(".index"))
          .filter(path -> !path.toString().endsWith(".timeindex"))
          .toList();
    }
  }

  /** All folders, with those that are empty: PostgreSQL does not start without them. */
  static List<Path> folders(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isDirectory).toList();
    }
  }

  static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  static Manifest.Entry copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (OutputStream out = Files.newOutputStream(to)) {
      return transfer(from, out);
    }
  }

  static Manifest.Entry entry(Path file) throws IOException {
    return transfer(file, OutputStream.nullOutputStream());
  }

  private static Manifest.Entry transfer(Path from, OutputStream out) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest)) {
      long bytes = in.transferTo(out);
      return new Manifest.Entry(bytes, Sha256.hex(digest.digest()));
    }
  }

  /** PostgreSQL refuses a folder that others may read. */
  static void ownerOnly(Path directory) throws IOException {
    if (Files.isDirectory(directory)
        && directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
