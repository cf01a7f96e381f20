package dev.innovationpipeline.local.cli;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows how the stages of a run go: in place on a terminal, a line for each change elsewhere. */
final class Progress {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private final Set<String> said = new HashSet<>();
  private int turn;

  Progress(PrintStream out, boolean terminal, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** On standard output or error, in place when both are a terminal; Java 21 cannot tell. */
  static Progress on(PrintStream out) {
    return new Progress(out, Boolean.getBoolean("pipeline.terminal"), InstantSource.system());
  }

  /** To be called often: on a terminal, time passes between two changes. */
  void show(JsonNode status) {
    boolean running = false;
    for (JsonNode stage : status.path("stages")) {
      switch (stage.path("status").asString("PENDING")) {
        case "COMPLETED" -> say("✓ " + name(stage) + duration(stage));
        case "FAILED" -> say("✗ " + name(stage) + ": " + stage.path("error").asString(""));
        case "CANCELLED" -> say("– " + name(stage) + ": cancelled");
        case "RUNNING" -> {
          running = true;
          running(stage);
        }
        default -> {}
      }
    }
    if (!running && terminal && !isOver(status)) {
      spin("waiting for a processor", elapsed(status, "updated_at"));
    }
    out.flush();
  }

  void end() {
    clear();
    out.flush();
  }

  private void running(JsonNode stage) {
    String line = name(stage) + trouble(stage);
    if (terminal) {
      spin(line, elapsed(stage, "started_at"));
    } else {
      say("… " + line);
    }
  }

  private static String trouble(JsonNode stage) {
    if (stage.path("waiting").asBoolean(false)) {
      return " (its processor is gone; waiting for another)";
    }
    int tries = stage.path("tries").asInt(0);
    return tries == 0
        ? ""
        : " (try " + tries + " failed: " + stage.path("error").asString("") + "; trying again)";
  }

  private void spin(String line, String elapsed) {
    char wheel = SPINNER.charAt(turn++ % SPINNER.length());
    out.print(CLEAR_LINE + wheel + " " + line + elapsed);
  }

  private void say(String line) {
    if (said.add(line)) {
      clear();
      out.println(line);
    }
  }

  private void clear() {
    if (terminal) {
      out.print(CLEAR_LINE);
    }
  }

  private String elapsed(JsonNode node, String since) {
    try {
      Duration time =
          Duration.between(Instant.parse(node.path(since).asString("")), clock.instant());
      return time.isNegative()
          ? ""
          : String.format(Locale.ROOT, "  %.1f s", time.toMillis() / 1000.0);
    } catch (DateTimeException e) {
      return "";
    }
  }

  private static boolean isOver(JsonNode status) {
    return RunWatcher.isOver(status);
  }

  private static String name(JsonNode stage) {
    return "Stage " + stage.path("number").asInt() + " · " + stage.path("title").asString("");
  }

  private static String duration(JsonNode stage) {
    if (stage.path("carried_over").asBoolean(false)) {
      return " (of an earlier attempt)";
    }
    return stage.has("duration_ms") ? " (" + stage.path("duration_ms").asLong() + " ms)" : "";
  }
}
