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
import org.jspecify.annotations.Nullable;

/** Begins, finds and ends sessions. No server keeps them, but those that were ended. */
public final class Sessions {

  private static final String COOKIE = "session";

  private final SealedCookies cookies;
  private final Admission admission;
  private final EndedSessions ended;
  private final Duration length;
  private final InstantSource clock;

  Sessions(
      SealedCookies cookies,
      Admission admission,
      EndedSessions ended,
      Duration length,
      InstantSource clock) {
    this.cookies = cookies;
    this.admission = admission;
    this.ended = ended;
    this.length = length;
    this.clock = clock;
  }

  /**
   * Empty once it is over or was ended, or the key that it began with is revoked.
   *
   * @throws org.springframework.web.ErrorResponseException 503 after a start, until it is known
   *     which were ended
   */
  public Optional<Session> find(HttpServletRequest request) {
    Optional<Session> sealed =
        cookies
            .find(request, COOKIE, Session.class)
            .filter(session -> clock.instant().isBefore(session.until()));
    if (sealed.isPresent() && !ended.isComplete()) {
      throw Problems.unavailable("The service is still reading which sessions were ended.", null);
    }
    return sealed.filter(session -> admission.holds(session.caller()));
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
    return new Session(
        caller.inSession(RandomText.make(), over), shownName, RandomText.make(), over);
  }

  /**
   * Has the browser forget its cookie, and every instance refuse a copy of it.
   *
   * @param session the one that the request belongs to; null for none
   * @throws org.springframework.web.ErrorResponseException 503 when the browser alone has done so
   */
  public void end(
      @Nullable Session session, HttpServletRequest request, HttpServletResponse response) {
    cookies.remove(request, response, COOKIE);
    if (session == null) {
      return;
    }
    String id = session.caller().session();
    if (id == null) { // Its cookie is of a version before.
      return;
    }
    try {
      ended.add(id, session.until());
    } catch (EndedSessions.NotKeptException e) {
      throw Problems.unavailable(
          "This browser has forgotten the session, but Kafka did not acknowledge its end: a copy of"
              + " its cookie is good until %s.".formatted(session.until()),
          e);
    }
  }
}
