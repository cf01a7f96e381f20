package dev.innovationpipeline.ingest.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks for the operator's token, where one is set, before changes that end or repeat the runs of
 * others, or that are a company's.
 */
final class ChangesGuard implements HandlerInterceptor {

  /** The paths with such changes. */
  static final String[] PATHS = {"/runs/*", "/runs/*/cancel", "/runs/*/reprocess", "/companies/**"};

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final OperationsGuard operations;

  ChangesGuard(OperationsGuard operations) {
    this.operations = operations;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!READS.contains(request.getMethod())) {
      operations.requireToken(request);
    }
    return true;
  }
}
