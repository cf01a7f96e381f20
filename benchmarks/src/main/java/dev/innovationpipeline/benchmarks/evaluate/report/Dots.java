package dev.innovationpipeline.benchmarks.evaluate.report;

import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A share of each run as a dot on a line from 0 to 1; dots of equal value stand above each other.
 */
final class Dots {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 96;
  private static final int BINS = 40;
  private static final double RADIUS = 2.6;

  private Dots() {}

  /** An empty text where no run has a value. */
  static String figure(Measure measure, List<ModelResult> results) {
    StringBuilder plots = new StringBuilder();
    for (int i = 0; i < results.size(); i++) {
      plots.append(line(measure, results.get(i), i));
    }
    return plots.isEmpty()
        ? ""
        : "<figure><figcaption>%s</figcaption>%s</figure>%n"
            .formatted(Html.escaped(measure.title()), plots);
  }

  private static String line(Measure measure, ModelResult result, int index) {
    int[] inBin = new int[BINS + 1];
    result.scores().stream()
        .map(score -> score.value(measure))
        .filter(OptionalDouble::isPresent)
        .mapToInt(value -> (int) Math.round(Math.clamp(value.getAsDouble(), 0, 1) * BINS))
        .forEach(bin -> inBin[bin]++);
    double step =
        Math.min(2 * RADIUS, (HEIGHT - 30.0) / Math.max(1, IntStream.of(inBin).max().orElse(1)));
    StringBuilder dots = new StringBuilder();
    for (int bin = 0; bin <= BINS; bin++) {
      for (int stacked = 0; stacked < inBin[bin]; stacked++) {
        dots.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>",
                8 + (WIDTH - 16.0) * bin / BINS,
                HEIGHT - 20 - step * stacked,
                RADIUS,
                Bars.colour(index)));
      }
    }
    return dots.isEmpty()
        ? ""
        : ("<svg role=\"img\" viewBox=\"0 0 %d %d\"><line x1=\"8\" x2=\"%d\" y1=\"%d\" y2=\"%d\""
                + " stroke=\"currentColor\" stroke-opacity=\".3\"/><text x=\"2\" y=\"%d\">0</text>"
                + "<text x=\"%d\" y=\"%d\">1</text>%s</svg>")
            .formatted(
                WIDTH,
                HEIGHT,
                WIDTH - 8,
                HEIGHT - 16,
                HEIGHT - 16,
                HEIGHT - 3,
                WIDTH - 12,
                HEIGHT - 3,
                dots);
  }
}
