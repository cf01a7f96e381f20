package dev.innovationpipeline.cli.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
final class Progress {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int WHEEL_COLUMNS = 3;
  private static final int DEFAULT_COLUMNS = 80;

  /** Written as bytes: text cannot steer the terminal. */
  private static final byte[] CLEAR_LINE = "\r\u001b[K".getBytes(US_ASCII);

  private final PrintStream out;
  private final int columns;
  private final InstantSource clock;
  private final Set<String> printed = new HashSet<>();
  private int turn;

  /**
   * @param columns of the terminal, which a line that is drawn in place must fit; 0 for no terminal
   */
  Progress(PrintStream out, int columns, InstantSource clock) {
    this.out = out;
    this.columns = columns;
    this.clock = clock;
  }

  /** Draws in place when the launcher found a terminal, which Java 21 cannot tell. */
  static Progress on(PrintStream out) {
    int columns = Integer.getInteger("pipeline.columns", DEFAULT_COLUMNS);
    boolean terminal = Boolean.getBoolean("pipeline.terminal");
    return new Progress(out, terminal ? columns : 0, InstantSource.system());
  }

  /** Prints a line for each stage that has begun. */
  static Progress plain(PrintStream out) {
    return new Progress(out, 0, InstantSource.system());
  }

  /** Call it often: on a terminal it also shows the elapsed time. */
  void show(JsonNode status) {
    boolean running = false;
    for (JsonNode stage : status.path("stages")) {
      switch (stage.path("status").asString("PENDING")) {
        case "COMPLETED" -> print("✓ " + name(stage) + duration(stage));
        case "FAILED" -> print("✗ " + name(stage) + ": " + stage.path("error").asString(""));
        case "CANCELLED" -> print("– " + name(stage) + ": cancelled");
        case "RUNNING" -> {
          running = true;
          running(stage);
        }
        default -> {}
      }
    }
    JsonNode review = status.path("review");
    if (review.isObject()) {
      print(
          "‖ Stage %d waits for a review: ./pipeline review %s approve|change|reject"
              .formatted(review.path("stage").asInt(), status.path("run_id").asString("")));
    } else if (!running && isTerminal() && !isOver(status)) {
      spin("waiting for a processor", elapsed(status, "updated_at"));
    }
    out.flush();
  }

  /** Shows that the server does not answer, in place of a status. */
  void showOutage() {
    String line = "The server does not answer; trying again";
    if (isTerminal()) {
      spin(line, "");
    } else {
      print("… " + line);
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
      print("… " + name(stage) + trouble(stage, "trying again"));
    }
  }

  /** The next step comes before the reason, since a narrow terminal cuts off the end. */
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

  /** The line is cut to fit the terminal; the elapsed time never is. */
  private void spin(String line, String elapsed) {
    char wheel = SPINNER.charAt(turn++ % SPINNER.length());
    int room = Math.max(0, columns - WHEEL_COLUMNS - elapsed.length());
    String fitting = line.length() <= room ? line : line.substring(0, Math.max(0, room - 1)) + "…";
    out.writeBytes(CLEAR_LINE);
    out.print(wheel + " " + fitting + elapsed);
  }

  private void print(String line) {
    if (printed.add(line)) {
      clear();
      out.println(line);
    }
  }

  private void clear() {
    if (isTerminal()) {
      out.writeBytes(CLEAR_LINE);
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
