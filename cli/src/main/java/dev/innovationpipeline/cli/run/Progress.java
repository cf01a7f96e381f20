package dev.innovationpipeline.cli.run;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows how the stages of a run go: in place on a terminal, a line for each change elsewhere. */
public final class Progress {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int WHEEL_COLUMNS = 3;
  private static final int USUAL_COLUMNS = 80;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final int columns;
  private final InstantSource clock;
  private final Set<String> said = new HashSet<>();
  private int turn;

  /**
   * @param columns of the terminal; a line that is drawn in place must fit. 0 when it is none.
   */
  Progress(PrintStream out, int columns, InstantSource clock) {
    this.out = out;
    this.columns = columns;
    this.clock = clock;
  }

  /** On standard output or error, in place when both are a terminal; Java 21 cannot tell. */
  public static Progress on(PrintStream out) {
    int columns = Integer.getInteger("pipeline.columns", USUAL_COLUMNS);
    boolean terminal = Boolean.getBoolean("pipeline.terminal");
    return new Progress(out, terminal ? columns : 0, InstantSource.system());
  }

  /** A line for each stage that began, as of now. */
  static Progress plain(PrintStream out) {
    return new Progress(out, 0, InstantSource.system());
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
    if (!running && isTerminal() && !isOver(status)) {
      spin("waiting for a processor", elapsed(status, "updated_at"));
    }
    out.flush();
  }

  /** In place of a status that cannot be had. */
  void showThatTheServerIsAway() {
    String line = "The server does not answer; trying again";
    if (isTerminal()) {
      spin(line, "");
    } else {
      say("… " + line);
    }
    out.flush();
  }

  void end() {
    clear();
    out.flush();
  }

  private void running(JsonNode stage) {
    if (isTerminal()) {
      spin(name(stage) + trouble(stage, nextTry(stage)), elapsed(stage, "started_at"));
    } else {
      say("… " + name(stage) + trouble(stage, "trying again"));
    }
  }

  /** What happens next comes before why: a narrow terminal cuts off the end. */
  private static String trouble(JsonNode stage, String next) {
    if (stage.path("waiting").asBoolean(false)) {
      return " (its processor is gone; waiting for another)";
    }
    int tries = stage.path("tries").asInt(0);
    return tries == 0
        ? ""
        : " (try " + tries + " failed, " + next + ": " + stage.path("error").asString("") + ")";
  }

  private String nextTry(JsonNode stage) {
    long millis = -millisSince(stage, "next_try_at").orElse(0);
    return millis <= 0 ? "trying again" : "next in " + (millis / 1000 + 1) + " s";
  }

  /** Time is never cut off; what is said may be. */
  private void spin(String line, String elapsed) {
    char wheel = SPINNER.charAt(turn++ % SPINNER.length());
    int room = Math.max(0, columns - WHEEL_COLUMNS - elapsed.length());
    String fitting = line.length() <= room ? line : line.substring(0, Math.max(0, room - 1)) + "…";
    out.print(CLEAR_LINE + wheel + " " + fitting + elapsed);
  }

  private void say(String line) {
    if (said.add(line)) {
      clear();
      out.println(line);
    }
  }

  private void clear() {
    if (isTerminal()) {
      out.print(CLEAR_LINE);
    }
  }

  private boolean isTerminal() {
    return columns > 0;
  }

  private String elapsed(JsonNode node, String since) {
    OptionalLong millis = millisSince(node, since);
    return millis.isPresent() && millis.getAsLong() >= 0 ? "  " + seconds(millis.getAsLong()) : "";
  }

  private OptionalLong millisSince(JsonNode node, String field) {
    try {
      Instant then = Instant.parse(node.path(field).asString(""));
      return OptionalLong.of(Duration.between(then, clock.instant()).toMillis());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
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
    if (!stage.has("duration_ms")) {
      return "";
    }
    long millis = stage.path("duration_ms").asLong();
    return " (" + (millis < 1000 ? millis + " ms" : seconds(millis)) + ")";
  }
}
