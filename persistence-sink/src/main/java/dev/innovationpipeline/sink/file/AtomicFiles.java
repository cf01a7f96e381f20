package dev.innovationpipeline.sink.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that are complete or absent: no reader finds a partial one. */
final class AtomicFiles {

  private AtomicFiles() {}

  /** Leaves a file alone that has these contents already. */
  static void write(Path file, byte[] contents) {
    try {
      if (read(file).filter(present -> Arrays.equals(present, contents)).isPresent()) {
        return;
      }
      Files.createDirectories(file.getParent());
      Path half = Files.createTempFile(file.getParent(), ".half-", ".tmp");
      try {
        Files.write(half, contents);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write " + file + ": " + e.getMessage(), e);
    }
  }

  static Optional<byte[]> read(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The entries of a directory, by name; none when it does not exist. */
  static List<Path> in(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not list " + directory + ": " + e.getMessage(), e);
    }
  }

  static void delete(Path directory) {
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (NoSuchFileException e) {
      // There is nothing to delete.
    } catch (IOException e) {
      throw new UncheckedIOException("Could not delete " + directory + ": " + e.getMessage(), e);
    }
  }
}
