package dev.innovationpipeline.embedded;

import dev.innovationpipeline.embedded.StartFailedException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The room that is left where a data directory is. */
public final class DiskSpace {

  /** An empty PostgreSQL has 40 MB, its log two files of 16 MB each; the topics little at first. */
  public static final long FIRST_START_BYTES = 256L << 20;

  /** A log file of PostgreSQL, segments and indexes that Kafka begins, and some work. */
  public static final long START_BYTES = 96L << 20;

  /** With less than this, a server that fails has most likely failed for want of room. */
  private static final long LOW_BYTES = 20L << 20;

  private static final long MEGABYTE = 1L << 20;

  private DiskSpace() {}

  /** Bytes that this user may still write where the directory is or will be. */
  public static long freeBytes(Path directory) {
    Path existing = directory.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing.toFile().getUsableSpace();
  }

  public static boolean isLow(Path directory) {
    return freeBytes(directory) < LOW_BYTES;
  }

  /**
   * @throws StartFailedException when fewer bytes are free
   */
  public static void require(Path directory, long bytes) {
    if (freeBytes(directory) < bytes) {
      throw full(directory, bytes, null);
    }
  }

  /** The failure of a start: for want of room, where that is so. */
  static StartFailedException failure(Path directory, String message, Throwable cause) {
    return isLow(directory) || saysFull(cause)
        ? full(directory, START_BYTES, cause)
        : new StartFailedException(message, cause);
  }

  private static StartFailedException full(
      Path directory, long neededBytes, @Nullable Throwable cause) {
    return new StartFailedException(
        Reason.DISK_FULL,
        "The disk with %s is full: %d MB are free, and a start needs %d MB. Free some, or choose another directory with --data-dir. What is in the directory is not lost."
            .formatted(
                directory.toAbsolutePath(),
                freeBytes(directory) / MEGABYTE,
                neededBytes / MEGABYTE),
        cause);
  }

  private static boolean saysFull(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
        return true;
      }
    }
    return false;
  }
}
