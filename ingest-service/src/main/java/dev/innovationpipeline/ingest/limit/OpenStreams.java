package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The event streams that each caller has open at this instance. */
public final class OpenStreams {

  private static final int RETRY_INTERVAL_SECONDS = 5;

  private final int max;
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  /**
   * @param max of one caller; 0 for no limit
   */
  public OpenStreams(int max) {
    this.max = max;
  }

  /**
   * Counts a stream.
   *
   * @return to be called when it ends, once or more
   * @throws org.springframework.web.ErrorResponseException 429 when the caller has too many
   */
  public Runnable enter(Caller caller) {
    if (max == 0) {
      return () -> {};
    }
    String name = caller.name();
    int number = open.merge(name, 1, Integer::sum);
    AtomicBoolean left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            open.computeIfPresent(name, (holder, many) -> many == 1 ? null : many - 1);
          }
        };
    if (number > max) {
      leave.run();
      throw Problems.tooManyRequests(
          "You have %d event streams open, as many as you may (pipeline.limits.streams). Close some,"
                  .formatted(max)
              + " or ask for the status from time to time.",
          "streams",
          RETRY_INTERVAL_SECONDS);
    }
    return leave;
  }

  int open(String caller) {
    return open.getOrDefault(caller, 0);
  }
}
