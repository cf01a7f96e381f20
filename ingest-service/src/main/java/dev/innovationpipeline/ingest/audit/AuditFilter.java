package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.audit.KafkaAuditTrail.EntryNotKeptException;
import dev.innovationpipeline.ingest.problem.HiddenException;
import dev.innovationpipeline.ingest.problem.WrittenProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes down what became of each request: refusals, failures, and changes that are answered without
 * a body; {@link AuditAdvice} has those with one.
 */
final class AuditFilter extends OncePerRequestFilter {

  private static final Set<Integer> REFUSALS = Set.of(401, 403, 421, 429);

  private final KafkaAuditTrail trail;
  private final JsonMapper json;

  AuditFilter(KafkaAuditTrail trail, JsonMapper json) {
    this.trail = trail;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    int status = response.getStatus();
    if (REFUSALS.contains(status) || (status == 404 && isHidden(request))) {
      trail.refused(request, status);
    } else if (Attempt.changes(request)
        && (status >= 500 || (status >= 400 && KafkaAuditTrail.saysDone(request)))) {
      trail.failed(request, status);
    } else if (Attempt.changes(request) && status < 300 && !response.isCommitted()) {
      try {
        trail.answered(request, status);
      } catch (EntryNotKeptException e) {
        response.reset();
        WrittenProblem.write(response, AuditAdvice.notKept(e), json);
      }
    }
  }

  private static boolean isHidden(HttpServletRequest request) {
    return request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof HiddenException;
  }
}
