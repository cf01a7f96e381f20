package dev.innovationpipeline.ingest.session;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Begins, finds and ends sessions. No server keeps them. */
public final class Sessions {

  private static final String COOKIE = "session";

  private final SealedCookies cookies;
  private final Admission admission;
  private final Duration length;
  private final InstantSource clock;

  Sessions(SealedCookies cookies, Admission admission, Duration length, InstantSource clock) {
    this.cookies = cookies;
    this.admission = admission;
    this.length = length;
    this.clock = clock;
  }

  /** Empty once it is over, or the key that it began with is revoked. */
  public Optional<Session> find(HttpServletRequest request) {
    return cookies
        .find(request, COOKIE, Session.class)
        .filter(session -> clock.instant().isBefore(session.until()))
        .filter(session -> admission.holds(session.caller()));
  }

  /**
   * Begins a session for a caller who has just said who they are.
   *
   * @param shownName the person's name for people
   * @throws org.springframework.web.ErrorResponseException 403 for one with more companies than a
   *     cookie holds
   */
  public Session begin(
      Caller caller, String shownName, HttpServletRequest request, HttpServletResponse response) {
    Session session = of(caller, shownName);
    if (!cookies.set(request, response, COOKIE, session)) {
      throw Problems.forbidden(
          "You belong to more companies than a session holds. Have the issuer name those of one"
              + " organisation, or give you the role of all companies.");
    }
    return session;
  }

  private Session of(Caller caller, String shownName) {
    Instant until = clock.instant().plus(length);
    Instant end = caller.until();
    Instant over = end != null && end.isBefore(until) ? end : until;
    return new Session(caller.until(over), shownName, RandomText.make(), over);
  }

  public void end(HttpServletRequest request, HttpServletResponse response) {
    cookies.remove(request, response, COOKIE);
  }
}
