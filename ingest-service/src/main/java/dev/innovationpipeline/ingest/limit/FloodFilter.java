package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.limit.Exhausted.Sender;
import dev.innovationpipeline.ingest.web.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the next requests of a sender whose rate is used up, before anything else looks at them:
 * those of a flood must cost little, since all senders share the processors.
 */
final class FloodFilter extends OncePerRequestFilter {

  private final Exhausted exhausted;
  private final Refusals refusals;
  private final AuditTrail audit;

  FloodFilter(Exhausted exhausted, Refusals refusals, AuditTrail audit) {
    this.exhausted = exhausted;
    this.refusals = refusals;
    this.audit = audit;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return LimitFilter.isProbe(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Sender> sender = exhausted.find(request);
    if (sender.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    audit.refused(request, sender.get().caller(), HttpStatus.TOO_MANY_REQUESTS.value());
    SecurityHeaders.set(response);
    refusals.write(response, List.of(sender.get().rate().refused(sender.get().holder())));
  }
}
