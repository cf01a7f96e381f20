package dev.innovationpipeline.benchmarks.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.embedded.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A file system of its own in memory (Linux's tmpfs), which can be full without filling the
 * machine's disk: it is made as small as what it holds, so every further byte gets ENOSPC.
 */
final class Disk implements AutoCloseable {

  private static final String SIZE = "2g";
  private static final int COMMAND_TIMEOUT_SECONDS = 10;
  static final int MAX_ATTEMPTS = 20;

  private final Path directory;

  private Disk(Path directory) {
    this.directory = directory;
  }

  /** Whether this process may mount file systems, which is root's right. */
  static boolean canBeMounted() {
    try {
      Path directory = Files.createTempDirectory("pipeline-disk-");
      try (Disk ignored = mount(directory)) {
        return true;
      } catch (StartFailedException e) {
        return false;
      } finally {
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param directory which is made when it does not exist
   */
  static Disk mount(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString());
    return new Disk(directory);
  }

  void fill() {
    shrink(this::used, this::resize);
  }

  /** Files may grow between the look at them and the change of the size, which is then refused. */
  static void shrink(LongSupplier used, Consumer<String> resize) {
    for (int attempt = 1; true; attempt++) {
      try {
        resize.accept(String.valueOf(used.getAsLong()));
        return;
      } catch (StartFailedException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  void makeRoom() {
    resize(SIZE);
  }

  /** Also while files are open; what it holds is gone with the last of them. */
  @Override
  public void close() {
    run("umount", "-l", directory.toString());
  }

  private long used() {
    try {
      FileStore store = Files.getFileStore(directory);
      return Math.max(store.getTotalSpace() - store.getUnallocatedSpace(), store.getBlockSize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void resize(String size) {
    run("mount", "-o", "remount,size=" + size, directory.toString());
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(COMMAND_TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new StartFailedException(String.join(" ", command) + " failed: " + output, null);
      }
    } catch (IOException e) {
      throw new StartFailedException(command[0] + " could not be started.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while " + command[0] + " ran.", e);
    }
  }
}
