package dev.innovationpipeline.ingest.session;

import dev.innovationpipeline.ingest.caller.Caller;
import java.time.Instant;

/**
 * A person at the page. The cookie holds all of it, so any replica can read it.
 *
 * @param caller as known at the login; its end is that of the session
 * @param shownName the person's name for people
 * @param csrfToken what a request that changes something must have in a header
 * @param until the end
 */
public record Session(Caller caller, String shownName, String csrfToken, Instant until) {

  /** The request attribute with the session that the request belongs to. */
  public static final String ATTRIBUTE = "dev.innovationpipeline.session";
}
