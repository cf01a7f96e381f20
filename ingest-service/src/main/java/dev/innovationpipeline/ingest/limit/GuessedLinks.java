package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.platform.time.TimeSource;

/** The rate at which one address may open links that are none. */
public final class GuessedLinks extends WrongAttempts {

  /**
   * @param perMinute of one address; 0 for no limit
   */
  public GuessedLinks(int perMinute, TimeSource time) {
    super(
        "wrong-links",
        "This address has opened too many links that are none. Open one that is good, or try again"
            + " after %d s.",
        perMinute,
        time);
  }
}
