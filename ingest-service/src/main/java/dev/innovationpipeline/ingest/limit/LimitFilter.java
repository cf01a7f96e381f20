package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.caller.Callers;
import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.WrittenProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses requests above a rate, once it is known who sends them and before anything is done for
 * them. Answers say what is left (draft-ietf-httpapi-ratelimit-headers-10). Probes always pass.
 */
final class LimitFilter extends OncePerRequestFilter {

  private static final String PROBES = "/actuator/health";

  private final RequestLimits limits;
  private final JsonMapper json;

  LimitFilter(RequestLimits limits, JsonMapper json) {
    this.limits = limits;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith(PROBES);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<Taken> taken = limits.take(Callers.current(), request.getRemoteAddr());
    if (taken.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(
        "RateLimit-Policy",
        taken.stream().map(each -> each.rate().policy()).collect(Collectors.joining(", ")));
    response.setHeader(
        "RateLimit", taken.stream().map(LimitFilter::left).collect(Collectors.joining(", ")));
    Taken last = taken.getLast();
    if (last.allowed()) {
      chain.doFilter(request, response);
    } else {
      WrittenProblem.writeAndKeepOpen(
          response,
          Problems.tooManyRequests(
              "Too many requests of one %s. Send at most as many as RateLimit-Policy says, and try again after %d s."
                  .formatted(last.rate().name(), last.retryIn()),
              last.rate().name(),
              last.retryIn()),
          json);
    }
  }

  private static String left(Taken taken) {
    return "\"%s\";r=%d;t=%d".formatted(taken.rate().name(), taken.left(), taken.wholeIn());
  }
}
