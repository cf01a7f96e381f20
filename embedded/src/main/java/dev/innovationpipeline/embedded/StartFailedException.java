package dev.innovationpipeline.embedded;

import org.jspecify.annotations.Nullable;

/** The local pipeline cannot start; the message says why and what to do, for people. */
public final class StartFailedException extends RuntimeException {

  /** The kinds of failure that scripts may want to tell apart. */
  public enum Reason {
    /** A port, a lock, a setting. */
    OTHER(1),
    /** EX_DATAERR of sysexits.h: files of the data directory are damaged or of another version. */
    DAMAGED(65),
    /** EX_IOERR of sysexits.h: the disk is full. */
    DISK_FULL(74);

    private final int exitCode;

    Reason(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The exit code of the command that wanted to start. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Reason reason;

  public StartFailedException(String message, @Nullable Throwable cause) {
    this(Reason.OTHER, message, cause);
  }

  public StartFailedException(String message) {
    this(message, null);
  }

  public StartFailedException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
