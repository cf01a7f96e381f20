package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The rate at which one address may open links that are none. */
public final class GuessedLinks {

  private static final String POLICY = "wrong-links";

  private final @Nullable Rate addresses;

  /**
   * @param perMinute of one address; 0 for no limit
   */
  public GuessedLinks(int perMinute, TimeSource time) {
    addresses = perMinute == 0 ? null : Rate.perMinute(POLICY, perMinute, time);
  }

  /** Counts one; the answer is the refusal itself, or 429 after too many. */
  public ErrorResponseException refusal(String address, ErrorResponseException refusal) {
    if (addresses == null) {
      return refusal;
    }
    Taken taken = addresses.take(AddressNetwork.of(address));
    return taken.allowed()
        ? refusal
        : Problems.tooManyRequests(
            "This address has opened too many links that are none. Open one that is good, or try"
                + " again after %d s.".formatted(taken.retryIn()),
            POLICY,
            taken.retryIn());
  }
}
