package dev.innovationpipeline.local.cli;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows how the stages of a run go: in place on a terminal, a line for each change elsewhere. */
final class Progress {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

  private final PrintStream out;
  private final boolean terminal;
  private final Set<String> said = new HashSet<>();
  private int turn;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(JsonNode status) {
    for (JsonNode stage : status.path("stages")) {
      switch (stage.path("status").asString("PENDING")) {
        case "COMPLETED" -> say("✓ " + name(stage) + time(stage));
        case "FAILED" -> say("✗ " + name(stage) + ": " + stage.path("error").asString(""));
        case "CANCELLED" -> say("– " + name(stage) + ": cancelled");
        case "RUNNING" -> running(stage);
        default -> {}
      }
    }
    out.flush();
  }

  void end() {
    clear();
  }

  private void running(JsonNode stage) {
    int tries = stage.path("tries").asInt(0);
    String retry =
        tries == 0
            ? ""
            : " (try " + tries + " failed: " + stage.path("error").asString("") + "; trying again)";
    if (terminal) {
      char wheel = SPINNER.charAt(turn++ % SPINNER.length());
      out.print("\r\u001b[K" + wheel + " " + name(stage) + retry);
    } else {
      say("… " + name(stage) + retry);
    }
  }

  private void say(String line) {
    if (said.add(line)) {
      clear();
      out.println(line);
    }
  }

  private void clear() {
    if (terminal) {
      out.print("\r\u001b[K");
    }
  }

  private static String name(JsonNode stage) {
    return "Stage " + stage.path("number").asInt() + " · " + stage.path("title").asString("");
  }

  private static String time(JsonNode stage) {
    return stage.has("duration_ms") ? " (" + stage.path("duration_ms").asLong() + " ms)" : "";
  }
}
