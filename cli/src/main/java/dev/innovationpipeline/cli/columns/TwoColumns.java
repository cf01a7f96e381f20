package dev.innovationpipeline.cli.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Two columns of text; lines that are too long are broken between words. */
public final class TwoColumns {

  private static final int WIDTH = 46;

  private final StringBuilder text = new StringBuilder();

  /** Two texts beside each other. */
  public void row(String left, String right) {
    List<String> a = lines(left);
    List<String> b = lines(right);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      line(
          ("%-" + WIDTH + "s │ %s")
              .formatted(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : ""));
    }
  }

  /** A line over both columns. */
  public void line(String whole) {
    text.append(whole.stripTrailing()).append('\n');
  }

  /** All of it, without blanks at its end. */
  public String print() {
    return text.toString().stripTrailing();
  }

  private static List<String> lines(String text) {
    return text.strip().lines().flatMap(line -> broken(line).stream()).toList();
  }

  private static List<String> broken(String paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (StringTokenizer words = new StringTokenizer(paragraph); words.hasMoreTokens(); ) {
      String word = words.nextToken();
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
