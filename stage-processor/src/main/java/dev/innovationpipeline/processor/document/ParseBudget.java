package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.fairness.FairPermits;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bounds the cost of parsing: its time, its stack, and the number of documents parsed at once. A
 * parser that ignores its interrupt is abandoned on its daemon thread.
 */
final class ParseBudget {

  /** Deeply nested objects overflow the stack of the parser thread only. */
  private static final long STACK_BYTES = 4L * 1024 * 1024;

  private static final int PARSERS = Runtime.getRuntime().availableProcessors();

  /** One more than a company may have, so that its slow documents do not hold up the others'. */
  private final FairPermits parsers = new FairPermits(PARSERS + 1, PARSERS);

  private final Duration timeout;

  ParseBudget(Duration timeout) {
    this.timeout = timeout;
  }

  <T> T spend(String companyId, Supplier<T> parse) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(parse::get);
    try (FairPermits.Permit permit = parsers.acquire(companyId)) {
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
