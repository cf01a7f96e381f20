package dev.innovationpipeline.ingest.webhook.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a request to an endpoint.
 *
 * @param status null where nobody answered
 * @param problem for people; null for a success
 * @param response the beginning of the answer's body
 * @param retryAfter what the receiver asked for
 */
record Outcome(
    @Nullable Integer status,
    long millis,
    @Nullable String problem,
    @Nullable String response,
    @Nullable Duration retryAfter) {

  private static final int GONE = 410;

  boolean succeeded() {
    return problem == null;
  }

  /** The receiver wants no more messages, ever. */
  boolean gone() {
    return status != null && status == GONE;
  }
}
