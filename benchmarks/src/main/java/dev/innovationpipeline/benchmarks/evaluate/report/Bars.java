package dev.innovationpipeline.benchmarks.evaluate.report;

import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A measure of each model as a bar. */
final class Bars {

  private static final int WIDTH = 320;
  private static final int ROW = 34;
  private static final int MAX_BAR = 240;
  private static final List<String> COLOURS =
      List.of("#2f7d68", "#3b6ea5", "#9a4f86", "#b8632f", "#8a6d00");

  private Bars() {}

  static String colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  /** An empty text where no model has a value. */
  static String figure(Measure measure, List<ModelResult> results) {
    List<OptionalDouble> means =
        results.stream().map(result -> result.figures().mean(measure)).toList();
    double most = means.stream().mapToDouble(mean -> mean.orElse(0)).max().orElse(0);
    if (means.stream().allMatch(OptionalDouble::isEmpty)) {
      return "";
    }
    double full = measure.ofOne() ? 1 : Math.max(most, Double.MIN_NORMAL);
    StringBuilder svg = new StringBuilder();
    svg.append("<figure><figcaption>").append(Html.escaped(measure.title()));
    svg.append(
        "</figcaption><svg role=\"img\" viewBox=\"0 0 %d %d\">"
            .formatted(WIDTH, ROW * results.size()));
    for (int i = 0; i < results.size(); i++) {
      double value = means.get(i).orElse(0);
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"0\" y=\"%d\">%s</text><rect x=\"0\" y=\"%d\" width=\"%.1f\" height=\"12\""
                  + " rx=\"3\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">%s</text>",
              i * ROW + 10,
              Html.escaped(results.get(i).name()),
              i * ROW + 15,
              Math.max(1, MAX_BAR * Math.min(1, value / full)),
              colour(i),
              Math.max(1, MAX_BAR * Math.min(1, value / full)) + 6,
              i * ROW + 25,
              EvaluationTable.text(means.get(i))));
    }
    return svg.append("</svg></figure>\n").toString();
  }
}
