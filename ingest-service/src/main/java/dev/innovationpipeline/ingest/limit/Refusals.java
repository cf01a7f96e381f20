package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.WrittenProblem;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Says what is left of a sender's rates, and refuses beyond them. */
final class Refusals {

  private final JsonMapper json;
  private final Counter refused;

  Refusals(JsonMapper json, Counter refused) {
    this.json = json;
    this.refused = refused;
  }

  static void tellWhatIsLeft(HttpServletResponse response, List<Taken> taken) {
    response.setHeader(
        "RateLimit-Policy",
        taken.stream().map(each -> each.rate().policy()).collect(Collectors.joining(", ")));
    response.setHeader(
        "RateLimit", taken.stream().map(Refusals::left).collect(Collectors.joining(", ")));
  }

  /**
   * Answers with 429.
   *
   * @param taken the last is the one that is used up
   */
  void write(HttpServletResponse response, List<Taken> taken) throws IOException {
    refused.increment();
    tellWhatIsLeft(response, taken);
    Taken last = taken.getLast();
    WrittenProblem.writeAndKeepOpen(
        response,
        Problems.tooManyRequests(
            "Too many requests of one %s. Send at most as many as RateLimit-Policy says, and try again after %d s."
                .formatted(last.rate().name(), last.retryIn()),
            last.rate().name(),
            last.retryIn()),
        json);
  }

  private static String left(Taken taken) {
    return "\"%s\";r=%d;t=%d".formatted(taken.rate().name(), taken.left(), taken.wholeIn());
  }
}
