package dev.innovationpipeline.benchmarks.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pauses of a JVM for the collection of garbage.
 *
 * @param pauses how many
 * @param maxMillis the longest
 * @param totalMillis all of them
 * @param full those of the whole heap
 * @param fullInARow the most of these without another one between
 */
record Pauses(int pauses, double maxMillis, double totalMillis, int full, int fullInARow) {

  private static final Pattern PAUSE = Pattern.compile("GC\\(\\d+\\) Pause (\\w+).* ([\\d.]+)ms$");
  private static final String FULL = "Full";

  /**
   * @param log as {@code -Xlog:gc} writes it
   */
  static Pauses in(Path log) throws IOException {
    return in(Files.readAllLines(log));
  }

  static Pauses in(List<String> log) {
    int pauses = 0;
    double max = 0;
    double total = 0;
    int full = 0;
    int row = 0;
    int longestRow = 0;
    for (String line : log) {
      Matcher pause = PAUSE.matcher(line);
      if (pause.find()) {
        double millis = Double.parseDouble(pause.group(2));
        pauses++;
        max = Math.max(max, millis);
        total += millis;
        row = pause.group(1).equals(FULL) ? row + 1 : 0;
        full += row > 0 ? 1 : 0;
        longestRow = Math.max(longestRow, row);
      }
    }
    return new Pauses(pauses, max, total, full, longestRow);
  }
}
