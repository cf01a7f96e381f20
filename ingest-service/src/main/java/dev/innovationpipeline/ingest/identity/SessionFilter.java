package dev.innovationpipeline.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.WrittenProblem;
import dev.innovationpipeline.ingest.session.Session;
import dev.innovationpipeline.ingest.session.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows people by the cookie of their session. Browsers send it by themselves, so a request that
 * changes something must also have the session's token in a header, which no other page can.
 */
final class SessionFilter extends OncePerRequestFilter {

  private static final String CSRF_HEADER = "X-CSRF-Token";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final Sessions sessions;
  private final JsonMapper json;

  SessionFilter(Sessions sessions, JsonMapper json) {
    this.sessions = sessions;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) { // It goes before the cookie.
      chain.doFilter(request, response);
      return;
    }
    Optional<Session> found;
    try {
      found = sessions.find(request);
    } catch (ErrorResponseException notYet) {
      WrittenProblem.write(response, notYet, json);
      return;
    }
    if (found.isPresent()) {
      Session session = found.get();
      if (!READS.contains(request.getMethod()) && !isOf(session, request.getHeader(CSRF_HEADER))) {
        WrittenProblem.write(
            response,
            Problems.forbidden(
                "A request that changes something must have the session's token in the header "
                    + CSRF_HEADER
                    + "; GET /session tells it."),
            json);
        return;
      }
      request.setAttribute(Session.ATTRIBUTE, session);
      SecurityContextHolder.setContext(
          new SecurityContextImpl(
              new PreAuthenticatedAuthenticationToken(session.caller(), "", List.of())));
    }
    chain.doFilter(request, response);
  }

  private static boolean isOf(Session session, @Nullable String token) {
    return token != null
        && MessageDigest.isEqual(session.csrfToken().getBytes(UTF_8), token.getBytes(UTF_8));
  }
}
