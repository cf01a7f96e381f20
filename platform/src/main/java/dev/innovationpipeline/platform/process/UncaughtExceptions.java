package dev.innovationpipeline.platform.process;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort for exceptions that nobody caught. Each is logged and counted. A thread that ends
 * so leaves work undone that nothing else takes up, so the service is broken; only virtual threads,
 * of which each carries a single piece of work, may end without others missing them.
 *
 * <p>Several services may live in one JVM: each tells the one installed before it.
 */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UncaughtExceptions.class);

  private final Runnable count;
  private final Runnable broken;
  private final Thread.@Nullable UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private volatile boolean closed;

  /**
   * @param count is told of each exception
   * @param broken is told when the service needs a restart
   */
  UncaughtExceptions(Runnable count, Runnable broken) {
    this.count = count;
    this.broken = broken;
  }

  void install() {
    Thread.setDefaultUncaughtExceptionHandler(this);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable exception) {
    if (!closed) {
      boolean ends = !thread.isVirtual() || exception instanceof OutOfMemoryError;
      if (!(before instanceof UncaughtExceptions)) {
        log.error(
            "The thread {} ended by an exception that nothing caught; {}.",
            thread.getName(),
            ends ? "the service is broken and has to be started again" : "the others go on",
            exception);
      }
      count.run();
      if (ends) {
        broken.run();
      }
    }
    if (before != null) {
      before.uncaughtException(thread, exception);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (Objects.equals(Thread.getDefaultUncaughtExceptionHandler(), this)) {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
