package dev.innovationpipeline.ingest.login;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.session.SealedCookies;
import dev.innovationpipeline.ingest.session.Sessions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sends browsers to the issuer's page and takes them back; programs have no use for it. */
@Hidden
@RestController
class LoginController {

  private static final String COOKIE = "login";

  /** Time to log in at the issuer's page. */
  private static final Duration MAX_ATTEMPT = Duration.ofMinutes(10);

  private final Login login;
  private final SealedCookies cookies;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final InstantSource clock;

  LoginController(
      Login login,
      SealedCookies cookies,
      Sessions sessions,
      AuditTrail audit,
      InstantSource clock) {
    this.login = login;
    this.cookies = cookies;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/login")
  ResponseEntity<Void> begin(
      @RequestParam(defaultValue = "/") String view,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!login.isOffered()) {
      throw Problems.notFound(
          "No login is set up here: pipeline.security.login.client-id names one.");
    }
    LoginAttempt attempt =
        LoginAttempt.begin(Login.viewOf(view), clock.instant().plus(MAX_ATTEMPT));
    cookies.set(request, response, COOKIE, attempt);
    return to(login.address(attempt));
  }

  @GetMapping(Login.CALLBACK)
  ResponseEntity<Void> conclude(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<LoginAttempt> attempt =
        cookies
            .find(request, COOKIE, LoginAttempt.class)
            .filter(begun -> begun.isAnsweredBy(state, clock.instant()));
    cookies.remove(request, response, COOKIE);
    Login.Outcome outcome =
        attempt
            .map(
                begun ->
                    code.isEmpty() ? Login.Outcome.Failed.REFUSED : login.conclude(begun, code))
            .orElse(Login.Outcome.Failed.EXPIRED);
    return switch (outcome) {
      case Login.Outcome.LoggedIn known -> {
        audit.loggedIn(request, known.caller());
        sessions.begin(known.caller(), known.shownName(), request, response);
        yield to("/#" + attempt.map(LoginAttempt::view).orElse("/"));
      }
      case Login.Outcome.Failed failed -> {
        audit.refused(request, HttpStatus.UNAUTHORIZED.value());
        yield to("/#/login?reason=" + failed.name().toLowerCase(Locale.ROOT));
      }
    };
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create(address))
        .cacheControl(CacheControl.noStore())
        .build();
  }
}
