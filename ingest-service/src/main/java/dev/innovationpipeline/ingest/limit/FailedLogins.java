package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The rate at which one address may say who it is and be wrong. */
public final class FailedLogins {

  private static final String POLICY = "failed-logins";

  private final @Nullable Rate addresses;

  /**
   * @param perMinute of one address; 0 for no limit
   */
  public FailedLogins(int perMinute, TimeSource time) {
    addresses = perMinute == 0 ? null : Rate.perMinute(POLICY, perMinute, time);
  }

  /** Counts one; the answer is the refusal itself, or 429 after too many. */
  public ErrorResponseException refusal(String address, ErrorResponseException refusal) {
    if (addresses == null) {
      return refusal;
    }
    Taken taken = addresses.take(AddressNetwork.of(address));
    return taken.allowed() ? refusal : tooMany(taken.retryIn());
  }

  /**
   * For secrets that people chose: after too many wrong ones, even the right one is not looked at.
   *
   * @throws ErrorResponseException 429
   */
  public void requireFew(String address) {
    if (addresses != null && !addresses.hasLeft(AddressNetwork.of(address))) {
      throw tooMany(1);
    }
  }

  private static ErrorResponseException tooMany(long seconds) {
    return Problems.tooManyRequests(
        "This address has sent too many wrong keys or tokens. Send a right one, or try again after"
            + " %d s.".formatted(seconds),
        POLICY,
        seconds);
  }
}
