package dev.innovationpipeline.processor.stage.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Values of another type than asked for, where it is plain what they mean. */
public final class PlainValues {

  private static final String BULLETS = "-*•–";

  private PlainValues() {}

  /**
   * The text of a value; blank when it has none.
   *
   * @param separator put between the texts of an array or object
   */
  public static String text(JsonNode value, String separator) {
    StringBuilder text = new StringBuilder();
    append(value, separator, text);
    return text.toString();
  }

  private static void append(JsonNode value, String separator, StringBuilder text) {
    if (value.isContainer()) {
      value.forEach(element -> append(element, separator, text));
      return;
    }
    String own = value.asString("").strip();
    if (!own.isEmpty()) {
      text.append(text.isEmpty() ? "" : separator).append(own);
    }
  }

  /** The texts of an array, an object or a string of lines or of parts between commas. */
  public static List<String> list(JsonNode value) {
    if (!value.isContainer()) {
      return split(value.asString(""));
    }
    List<String> list = new ArrayList<>();
    value.forEach(element -> list.add(text(element, ": ")));
    list.removeIf(String::isBlank);
    return list;
  }

  private static List<String> split(String text) {
    Stream<String> parts;
    if (text.strip().indexOf('\n') >= 0) {
      parts = text.lines().map(PlainValues::withoutBullet);
    } else {
      parts = Stream.of(text.split(text.indexOf(';') >= 0 ? ";" : ","));
    }
    return parts.map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private static String withoutBullet(String line) {
    String stripped = line.strip();
    int at = 0;
    while (at < stripped.length() && Character.isDigit(stripped.charAt(at))) {
      at++;
    }
    if (at > 0) {
      boolean numbered = at < stripped.length() && ".)".indexOf(stripped.charAt(at)) >= 0;
      return numbered ? stripped.substring(at + 1) : stripped;
    }
    boolean bulleted = !stripped.isEmpty() && BULLETS.indexOf(stripped.charAt(0)) >= 0;
    return bulleted ? stripped.substring(1) : stripped;
  }
}
