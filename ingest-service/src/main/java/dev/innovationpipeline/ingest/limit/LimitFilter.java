package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Callers;
import dev.innovationpipeline.ingest.limit.Rate.Taken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests above a rate, once it is known who sends them and before anything is done for
 * them. Those that start runs have a second rate, and take turns. Answers say what is left
 * (draft-ietf-httpapi-ratelimit-headers-10). Probes always pass.
 */
final class LimitFilter extends OncePerRequestFilter {

  private static final String PROBES = "/actuator/health";

  private final SenderRates requests;
  private final SenderRates starts;
  private final StartTurns turns;
  private final Exhausted exhausted;
  private final Refusals refusals;

  LimitFilter(
      SenderRates requests,
      SenderRates starts,
      StartTurns turns,
      Exhausted exhausted,
      Refusals refusals) {
    this.requests = requests;
    this.starts = starts;
    this.turns = turns;
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
    List<Taken> ofRequests = requests.take(caller, request.getRemoteAddr());
    if (Refusals.isRefused(ofRequests)) {
      exhausted.addRequests(request, caller, ofRequests.getLast());
      refusals.write(response, ofRequests);
      return;
    }
    if (!RunStarts.isStart(request)) {
      Refusals.tellWhatIsLeft(response, ofRequests);
      chain.doFilter(request, response);
      return;
    }
    List<Taken> ofStarts = starts.take(caller, request.getRemoteAddr());
    List<Taken> taken = new ArrayList<>(ofRequests);
    taken.addAll(ofStarts);
    if (Refusals.isRefused(ofStarts)) {
      exhausted.addStarts(request, caller, ofStarts.getLast());
      refusals.write(response, taken);
      return;
    }
    RunStarts.note(request, refusals, ofRequests, ofStarts);
    Refusals.tellWhatIsLeft(response, taken);
    try (StartTurns.Turn turn = turns.await(sender(caller, request))) {
      chain.doFilter(request, response);
    }
  }

  private static String sender(Optional<Caller> caller, HttpServletRequest request) {
    return caller.map(Caller::name).orElseGet(() -> AddressNetwork.of(request.getRemoteAddr()));
  }
}
