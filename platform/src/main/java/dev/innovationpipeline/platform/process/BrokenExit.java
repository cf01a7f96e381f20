package dev.innovationpipeline.platform.process;

import java.time.Duration;

/** Ends a process that is no longer whole, in time also when its stop hangs. */
public final class BrokenExit {

  /** EX_SOFTWARE of sysexits.h: an internal error. */
  public static final int CODE = 70;

  /** Longer than a graceful stop takes. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

  private BrokenExit() {}

  /** Returns at once; the process stops, and is halted when that takes too long. */
  public static void begin() {
    begin(CODE);
  }

  /** As {@link #begin()}, with another exit code. */
  public static void begin(int code) {
    Thread.ofPlatform().name("exit").daemon().start(() -> Runtime.getRuntime().exit(code));
    Thread.ofPlatform().name("exit-deadline").daemon().start(() -> haltAfterTimeout(code));
  }

  /** A stop may hang on the thread that was lost. */
  private static void haltAfterTimeout(int code) {
    try {
      Thread.sleep(STOP_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }
}
