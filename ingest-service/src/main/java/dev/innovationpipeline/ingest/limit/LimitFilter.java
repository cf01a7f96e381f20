package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Callers;
import dev.innovationpipeline.ingest.limit.Rate.Taken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests above a rate, once it is known who sends them and before anything is done for
 * them. Answers say what is left (draft-ietf-httpapi-ratelimit-headers-10). Probes always pass.
 */
final class LimitFilter extends OncePerRequestFilter {

  private static final String PROBES = "/actuator/health";

  private final RequestLimits limits;
  private final Exhausted exhausted;
  private final Refusals refusals;

  LimitFilter(RequestLimits limits, Exhausted exhausted, Refusals refusals) {
    this.limits = limits;
    this.exhausted = exhausted;
    this.refusals = refusals;
  }

  static boolean isProbe(HttpServletRequest request) {
    return request.getRequestURI().startsWith(PROBES);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return isProbe(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = Callers.current();
    List<Taken> taken = limits.take(caller, request.getRemoteAddr());
    if (!taken.isEmpty() && !taken.getLast().allowed()) {
      exhausted.add(request, caller, taken.getLast());
      refusals.write(response, taken);
      return;
    }
    if (!taken.isEmpty()) {
      Refusals.tellWhatIsLeft(response, taken);
    }
    chain.doFilter(request, response);
  }
}
