package dev.innovationpipeline.platform.document;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Writes files that nobody sees before they are complete. */
final class WholeFiles {

  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Differs from that of any other process, on other hosts, too. */
  private final String writer = UUID.randomUUID().toString();

  private final AtomicLong count = new AtomicLong();

  void write(Path file, Writing writing) throws IOException {
    complete(writePart(file, writing), file);
  }

  /**
   * @param file gives the folder and the beginning of the part's name
   */
  Path writePart(Path file, Writing writing) throws IOException {
    Path part =
        file.resolveSibling(
            file.getFileName() + "." + writer + "-" + count.incrementAndGet() + ".part");
    try (OutputStream out = create(part)) {
      writing.to(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return part;
  }

  void complete(Path part, Path file) throws IOException {
    try {
      move(part, file);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  private static OutputStream create(Path part) throws IOException {
    try {
      return Files.newOutputStream(part, CREATE_NEW, WRITE);
    } catch (NoSuchFileException e) {
      makeFolderOf(part);
      return Files.newOutputStream(part, CREATE_NEW, WRITE);
    }
  }

  private static void makeFolderOf(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      makeFolderOf(file);
      Files.move(part, file, ATOMIC_MOVE);
    }
  }
}
