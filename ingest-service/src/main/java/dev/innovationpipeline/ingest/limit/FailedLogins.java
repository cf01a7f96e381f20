package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.platform.time.TimeSource;
import org.springframework.web.ErrorResponseException;

/** The rate at which one address may say who it is and be wrong. */
public final class FailedLogins extends WrongAttempts {

  /**
   * @param perMinute of one address; 0 for no limit
   */
  public FailedLogins(int perMinute, TimeSource time) {
    super(
        "failed-logins",
        "This address has sent too many wrong keys or tokens. Send a right one, or try again after"
            + " %d s.",
        perMinute,
        time);
  }

  /**
   * For secrets that people chose: after too many wrong ones, even the right one is not looked at.
   *
   * @throws ErrorResponseException 429
   */
  public void requireFew(String address) {
    if (isExhausted(address)) {
      throw tooMany(1);
    }
  }
}
