package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.limit.Rate.Taken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The requests that start runs, and how many they start. Each draws one from the rate of starts
 * before it is read; what it starts beyond, it draws once that is known.
 */
public final class RunStarts {

  private static final String ATTRIBUTE = RunStarts.class.getName();

  /** As the framework compares them: decoded, without parameters of the path. */
  private static final List<PathPattern> PATHS =
      Stream.of("/run", "/runs", "/batches", "/runs/{id}/reprocess", "/batches/{id}/retry")
          .map(PathPatternParser.defaultInstance::parse)
          .toList();

  private RunStarts() {}

  /** The outcomes of the first start of a request that was let pass. */
  private record First(Refusals refusals, List<Taken> ofRequests, List<Taken> ofStarts) {}

  static boolean isStart(HttpServletRequest request) {
    if (!HttpMethod.POST.matches(request.getMethod())) {
      return false;
    }
    PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
    return PATHS.stream().anyMatch(pattern -> pattern.matches(path));
  }

  static void note(
      HttpServletRequest request, Refusals refusals, List<Taken> ofRequests, List<Taken> ofStarts) {
    request.setAttribute(ATTRIBUTE, new First(refusals, ofRequests, ofStarts));
  }

  /**
   * Draws what the request of this thread starts beyond its first run. There may be more of them
   * than the rate has left: the sender then waits longer for the next start. Where nothing is
   * limited, nothing happens.
   *
   * @param runs beyond the first; with 0 or fewer nothing happens
   * @throws org.springframework.web.ErrorResponseException 429 when another request has meanwhile
   *     drawn more than there was
   */
  public static void drawFurther(int runs) {
    if (runs > 0
        && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        && current.getRequest().getAttribute(ATTRIBUTE) instanceof First first) {
      drawFurther(runs, first, current.getResponse());
    }
  }

  private static void drawFurther(int runs, First first, @Nullable HttpServletResponse response) {
    List<Taken> taken = new ArrayList<>(first.ofRequests());
    for (Taken one : first.ofStarts()) {
      Taken outcome = one.rate().takeFurther(one.holder(), runs);
      taken.add(outcome);
      if (!outcome.allowed()) {
        break;
      }
    }
    if (response != null) {
      Refusals.tellWhatIsLeft(response, taken);
    }
    if (Refusals.isRefused(taken)) {
      throw first.refusals().refusal(taken.getLast());
    }
  }
}
