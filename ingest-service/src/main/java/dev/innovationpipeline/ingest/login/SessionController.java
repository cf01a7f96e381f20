package dev.innovationpipeline.ingest.login;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Callers;
import dev.innovationpipeline.ingest.session.Session;
import dev.innovationpipeline.ingest.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The sender of a request, and a browser's session. */
@RestController
@Tag(name = "Session")
class SessionController {

  private final Access access;
  private final Login login;
  private final Sessions sessions;

  SessionController(Access access, Login login, Sessions sessions) {
    this.access = access;
    this.login = login;
    this.sessions = sessions;
  }

  @GetMapping("/session")
  @Operation(
      summary = "Who one is here, and how to log in",
      description =
          "Everybody may ask. The page shows by it what a person may do; the rules are checked with"
              + " each request nevertheless.")
  @ApiResponse(responseCode = "200", description = "Without a caller: nobody is known")
  ResponseEntity<SessionAnswer> find(
      @Parameter(hidden = true) @RequestAttribute(name = Session.ATTRIBUTE, required = false)
          @Nullable Session session) {
    Optional<Caller> caller = Callers.current();
    return answer(access.answer(caller, Optional.ofNullable(session)));
  }

  @PostMapping("/session")
  @Operation(
      summary = "Begin a browser's session with a key or a token",
      description =
          "Send the key or token as in any request; the answer sets the session's cookie, which"
              + " event streams in browsers need. The session ends with the key or token, or after"
              + " pipeline.security.login.session-length.")
  @ApiResponse(responseCode = "200", description = "As GET /session answers from now on")
  ResponseEntity<SessionAnswer> begin(
      Caller caller,
      @Parameter(hidden = true) @RequestAttribute(name = Session.ATTRIBUTE, required = false)
          @Nullable Session session,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (caller.means() == Caller.Means.LOCAL || session != null) { // None prolongs itself.
      return find(session);
    }
    Session begun = sessions.begin(caller, caller.name(), request, response);
    return answer(access.answer(Optional.of(caller), Optional.of(begun)));
  }

  /**
   * The end of a session.
   *
   * @param issuerLogout the issuer's page that ends its own session; null for none
   */
  record SessionEnded(@Nullable String issuerLogout) {}

  @DeleteMapping("/session")
  @Operation(
      summary = "Log out",
      description =
          "The browser forgets the session's cookie, and a copy of it is refused from now on.")
  @ApiResponse(responseCode = "200", description = "Where to log out at the issuer, too, if at all")
  @ApiResponse(
      responseCode = "503",
      description = "The browser has forgotten the cookie, but a copy of it is still good")
  ResponseEntity<SessionEnded> end(
      @Parameter(hidden = true) @RequestAttribute(name = Session.ATTRIBUTE, required = false)
          @Nullable Session session,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessions.end(session, request, response);
    return answer(new SessionEnded(login.endAddress().orElse(null)));
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.status(HttpStatus.OK).cacheControl(CacheControl.noStore()).body(body);
  }
}
