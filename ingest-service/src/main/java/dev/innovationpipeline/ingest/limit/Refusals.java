package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.WrittenProblem;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Says what is left of a sender's rates, and refuses beyond them. */
final class Refusals {

  private final JsonMapper json;
  private final Counter refused;

  Refusals(JsonMapper json, Counter refused) {
    this.json = json;
    this.refused = refused;
  }

  /** Whether the last of the rates that a request draws on is used up; the others come before. */
  static boolean isRefused(List<Taken> taken) {
    return !taken.isEmpty() && !taken.getLast().allowed();
  }

  /** Where nothing is limited, nothing is said. */
  static void tellWhatIsLeft(HttpServletResponse response, List<Taken> taken) {
    if (taken.isEmpty()) {
      return;
    }
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
    tellWhatIsLeft(response, taken);
    WrittenProblem.writeAndKeepOpen(response, refusal(taken.getLast()), json);
  }

  /**
   * The 429 of a request, which is counted.
   *
   * @param last of the rates that it draws on, the one that is used up
   */
  ErrorResponseException refusal(Taken last) {
    refused.increment();
    String policy = last.rate().name();
    return Problems.tooManyRequests(
        "Too many %s. Send at most as many as RateLimit-Policy says, and try again after %d s."
            .formatted(what(policy), last.retryIn()),
        policy,
        last.retryIn());
  }

  private static String what(String policy) {
    return switch (policy) {
      case SenderRates.CALLER_STARTS -> "runs started by one caller";
      case SenderRates.COMPANY_STARTS -> "runs started by the callers of one company";
      case SenderRates.ADDRESS_STARTS -> "runs started from one address";
      default -> "requests of one " + policy;
    };
  }

  private static String left(Taken taken) {
    return "\"%s\";r=%d;t=%d".formatted(taken.rate().name(), taken.left(), taken.wholeIn());
  }
}
