package dev.innovationpipeline.cli.run;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says why a run is degraded, as the server says it. */
final class Losses {

  private Losses() {}

  /** A word after the status; empty for a run without a loss. */
  static String mark(JsonNode status) {
    return status.path("degraded").isEmpty() ? "" : ", degraded";
  }

  /** A line for each reason, each after a line end; empty for a run without a loss. */
  static String reasons(JsonNode status) {
    return status
        .path("degraded")
        .valueStream()
        .map(reason -> "\n! " + reason.path("message").asString(""))
        .collect(Collectors.joining());
  }
}
