package dev.innovationpipeline.processor.llm.error;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An error in any of the forms that providers and proxies send: {@code {error: {code, message}}}
 * with a numeric or textual code, {@code error_type} and {@code http_status} instead of it, {@code
 * {error: "text"}}, the error without a field around it, in a list, or as the text of another one,
 * an HTML page, or an empty body.
 *
 * @param message for people, in one line, without a full stop
 */
public record ProviderError(Failure failure, String message, Remedy remedy) {

  private static final int MAX_MESSAGE_LENGTH = 300;
  private static final int UNKNOWN_STATUS = 500;

  /** The error of a reply whose status is an error. */
  public static ProviderError ofBody(int status, String body) {
    return of(status, "HTTP " + status, SaidError.ofBody(body));
  }

  /** The error inside a reply of status 200. Its status is 500 if it names none. */
  public static ProviderError inside(JsonNode error) {
    int status =
        Stream.of(error.path("code"), error.path("http_status"), error.path("status"))
            .mapToInt(node -> node.asInt(0))
            .filter(code -> code >= 400 && code < 600)
            .findFirst()
            .orElse(UNKNOWN_STATUS);
    return of(status, "HTTP 200 with an error", SaidError.inside(error));
  }

  private static ProviderError of(int status, String start, SaidError said) {
    Set<Parameter> rejected = Rejection.parametersIn(status, said);
    Failure failure = FailureSigns.failureOf(status, said, !rejected.isEmpty());
    Remedy remedy =
        switch (failure) {
          case BAD_REQUEST, UNAVAILABLE -> new Remedy(rejected, null);
          case TOO_LONG -> new Remedy(Set.of(), ContextWindow.of(said));
          case MODEL_MISSING,
              NOT_AUTHORIZED,
              REGION,
              MODERATED,
              OUT_OF_CREDIT,
              CUT_OFF,
              ONLY_REASONING,
              REFUSED,
              RATE_LIMITED,
              OVERLOADED ->
              Remedy.NONE;
        };
    return new ProviderError(failure, start + suffix(said.message()), remedy);
  }

  private static String suffix(String message) {
    String line =
        inOneLine(message.substring(0, Math.min(message.length(), SaidError.MAX_READ_LENGTH)));
    if (line.endsWith(".")) {
      line = line.substring(0, line.length() - 1);
    }
    if (line.length() > MAX_MESSAGE_LENGTH) {
      line = line.substring(0, MAX_MESSAGE_LENGTH) + "…";
    }
    return line.isEmpty() ? "" : ": " + line;
  }

  private static String inOneLine(String message) {
    StringBuilder line = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < message.length(); i++) {
      char character = message.charAt(i);
      if (Character.isWhitespace(character)) {
        blank = !line.isEmpty();
      } else {
        line.append(blank ? " " : "").append(character);
        blank = false;
      }
    }
    return line.toString();
  }
}
