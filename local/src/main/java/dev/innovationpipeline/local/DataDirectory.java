package dev.innovationpipeline.local;

import dev.innovationpipeline.cli.client.ServerAddress;
import dev.innovationpipeline.embedded.DiskSpace;
import dev.innovationpipeline.embedded.KafkaFiles;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.embedded.StartFailedException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The data that a local pipeline keeps between starts. One pipeline at a time holds it. */
public final class DataDirectory implements AutoCloseable {

  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * @throws StartFailedException when another pipeline holds it, or it cannot be written
   */
  public static DataDirectory hold(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw inUse(root);
      }
      return new DataDirectory(root, channel);
    } catch (OverlappingFileLockException e) {
      throw inUse(root);
    } catch (IOException e) {
      DiskSpace.require(root, DiskSpace.START_BYTES);
      throw new StartFailedException(
          "The data directory " + root + " cannot be written; choose another with --data-dir.", e);
    }
  }

  public Path root() {
    return root;
  }

  /** The folders that together are the data; some may be missing. */
  public List<Path> parts() {
    return List.of(kafka(), postgres().resolve("data"), documents(), status());
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  Path documents() {
    return root.resolve("documents");
  }

  /** The certificate and the logins of secure mode; no part of the data. */
  Path secure() {
    return root.resolve("secure");
  }

  private Path status() {
    return root.resolve("status");
  }

  /**
   * @param acceptDamage whether to go on with what is left of damaged topics
   * @throws StartFailedException when the disk is full or the topics are damaged
   */
  void check(boolean acceptDamage) {
    boolean first = !Files.exists(kafka());
    DiskSpace.require(root, first ? DiskSpace.FIRST_START_BYTES : DiskSpace.START_BYTES);
    KafkaFiles files = new KafkaFiles(kafka());
    try {
      List<String> damage = files.damage();
      if (!damage.isEmpty() && acceptDamage) {
        files.cutAtNextStart();
      } else if (!damage.isEmpty()) {
        throw new StartFailedException(
            Reason.DAMAGED,
            "Kafka's files in %s are damaged: %s. The topics are the truth, so what is missing in them can only come from a backup (./pipeline restore DIR%s). To go on with the records that are left, start with --accept-damage; results that are in the database stay there until ./pipeline rebuild-database."
                .formatted(kafka(), String.join("; ", damage), ServerAddress.option(root)),
            null);
      }
    } catch (IOException e) {
      throw new StartFailedException("Kafka's files cannot be read: " + e, e);
    }
  }

  public void empty() {
    parts().forEach(DataDirectory::delete);
  }

  void publishServer(String url) {
    new ServerAddress(root).publish(url);
  }

  @Override
  public void close() throws IOException {
    new ServerAddress(root).remove();
    lock.close();
  }

  private static StartFailedException inUse(Path root) {
    return new StartFailedException(
        "A pipeline already runs on "
            + root
            + new ServerAddress(root).read().map(url -> " and answers at " + url).orElse("")
            + ". Use it, stop it, or choose another directory with --data-dir.");
  }

  private static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
