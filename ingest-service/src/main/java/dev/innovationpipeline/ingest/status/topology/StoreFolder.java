package dev.innovationpipeline.ingest.status.topology;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.springframework.util.FileSystemUtils;

/**
 * The part of the view's directory that this instance holds, as long as it runs. Instances on one
 * machine take numbered folders, the lowest that is free.
 */
final class StoreFolder implements AutoCloseable {

  private static final int MAX_INSTANCES = 1_000;

  private final Path folder;
  private final FileChannel lock;

  private StoreFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * @throws IOException when the directory cannot be written
   */
  static StoreFolder take(Path directory) throws IOException {
    for (int number = 1; number <= MAX_INSTANCES; number++) {
      Path folder = directory.resolve("instance-" + number);
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new StoreFolder(folder, channel);
      }
      channel.close();
    }
    throw new IOException(
        "All " + MAX_INSTANCES + " folders in " + directory + " are held by other instances.");
  }

  /**
   * The folder of the store that was filled from this topic. Those of other topics, such as one of
   * a cluster that was replaced, are deleted.
   */
  Path of(Uuid topic) throws IOException {
    Path mine = folder.resolve("topic-" + topic);
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.filter(Files::isDirectory).filter(p -> !p.equals(mine)).toList()) {
        FileSystemUtils.deleteRecursively(path);
      }
    }
    return mine;
  }

  void delete(Uuid topic) throws IOException {
    FileSystemUtils.deleteRecursively(of(topic));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock taken = channel.tryLock();
      return taken != null;
    } catch (OverlappingFileLockException e) {
      return false; // Another instance in this process.
    }
  }
}
