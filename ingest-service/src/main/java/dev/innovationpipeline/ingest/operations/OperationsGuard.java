package dev.innovationpipeline.ingest.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.limit.FailedLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Admits operators, and refuses requests that a browser sends from pages of other sites. */
final class OperationsGuard implements HandlerInterceptor {

  private final OperationsSettings settings;
  private final FailedLogins failed;

  OperationsGuard(OperationsSettings settings, FailedLogins failed) {
    this.settings = settings;
    this.failed = failed;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!settings.enabled()) {
      throw refusal(
          HttpStatus.FORBIDDEN,
          "Operations are disabled. Set pipeline.operations.enabled=true to enable them.");
    }
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      throw refusal(HttpStatus.FORBIDDEN, "Pages of other sites may not operate the pipeline.");
    }
    requireToken(request);
    return true;
  }

  /**
   * Nothing where none is set.
   *
   * @throws ErrorResponseException 401 without it, 429 after too many wrong ones
   */
  void requireToken(HttpServletRequest request) {
    if (settings.token().isEmpty()) {
      return;
    }
    failed.requireFew(request.getRemoteAddr());
    if (!isAuthorized(request)) {
      ErrorResponseException refusal =
          refusal(HttpStatus.UNAUTHORIZED, "Send the operator's token: Authorization: Bearer ….");
      refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      throw failed.refusal(request.getRemoteAddr(), refusal);
    }
  }

  /** Compares in constant time. */
  private boolean isAuthorized(HttpServletRequest request) {
    String given = Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "");
    return MessageDigest.isEqual(
        given.getBytes(UTF_8), ("Bearer " + settings.token()).getBytes(UTF_8));
  }

  private static ErrorResponseException refusal(HttpStatus status, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(status.getReasonPhrase());
    return new ErrorResponseException(status, problem, null);
  }
}
