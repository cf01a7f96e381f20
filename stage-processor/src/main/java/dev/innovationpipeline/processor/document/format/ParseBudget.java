package dev.innovationpipeline.processor.document.format;

import dev.innovationpipeline.processor.document.file.DocumentFailures;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bounds what reading a document may cost: time, depth of the stack, and how many are read at once.
 * A parser that does not end is left behind on its daemon thread after being interrupted.
 */
public final class ParseBudget {

  /** Deeply nested objects end in a StackOverflowError of that thread alone. */
  private static final long STACK_BYTES = 4L * 1024 * 1024;

  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final Duration timeout;

  public ParseBudget(Duration timeout) {
    this.timeout = timeout;
  }

  public <T> T spend(Supplier<T> parse) throws InterruptedException {
    processors.acquire();
    FutureTask<T> task = new FutureTask<>(parse::get);
    try {
      Thread thread = new Thread(null, task, "document-parser", STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
      return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw DocumentFailures.slowToRead(timeout);
    } catch (ExecutionException e) {
      throw asFailure(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      task.cancel(true);
      processors.release();
    }
  }

  private static RuntimeException asFailure(Throwable cause) {
    return switch (cause) {
      case StageFailedException failed -> failed;
      case OutOfMemoryError error -> DocumentFailures.unpacksTooLarge(error);
      default -> DocumentFailures.corrupt("document", cause);
    };
  }
}
