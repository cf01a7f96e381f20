package dev.innovationpipeline.benchmarks.evaluate.report;

import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.score.RunScore;
import java.util.List;
import java.util.OptionalDouble;

/** An evaluation as one page without scripts and without anything from elsewhere. */
public final class HtmlReport {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Evaluation</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem;
        color: light-dark(#222, #e6e3da); background: light-dark(#fbfaf7, #1b1d1b); color-scheme: light dark; }
      h1, h2 { font-weight: 600; line-height: 1.2; }
      table { border-collapse: collapse; width: 100%; font-size: .875rem; }
      th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
      th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
      .wide { overflow-x: auto; }
      .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1.5rem; }
      figure { margin: 0; } figcaption { font-size: .875rem; font-weight: 600; margin-bottom: .3rem; }
      svg { width: 100%; height: auto; } svg text { fill: currentColor; font: 11px system-ui, sans-serif; }
      .note { color: #887f70; font-size: .875rem; }
      </style></head><body>
      """;

  private HtmlReport() {}

  public static String of(List<ModelResult> results) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>Evaluation</h1>\n<ul>\n");
    for (ModelResult result : results) {
      page.append("<li>")
          .append(Html.escaped(result.name()))
          .append(": %d runs, %d failed</li>%n".formatted(result.scores().size(), result.failed()));
    }
    page.append("</ul>\n<h2>Figures</h2>\n<div class=\"plots\">\n");
    for (Measure measure : Measure.values()) {
      page.append(Bars.figure(measure, results));
    }
    page.append("</div>\n<h2>Spread over the runs</h2>\n<div class=\"plots\">\n");
    for (Measure measure :
        List.of(Measure.LIKENESS, Measure.BRANDS_NAMED, Measure.EXPECTED_MENTIONS)) {
      page.append(Dots.figure(measure, results));
    }
    page.append("</div>\n");
    results.forEach(result -> addRuns(page, result));
    return page.append("</body></html>\n").toString();
  }

  private static void addRuns(StringBuilder page, ModelResult result) {
    page.append("<h2>").append(Html.escaped(result.name())).append("</h2>\n");
    result
        .figures()
        .unmeasured()
        .properties()
        .forEach(
            note ->
                page.append("<p class=\"note\">")
                    .append(Html.escaped(note.getKey() + ": " + note.getValue().asString("")))
                    .append("</p>\n"));
    page.append("<div class=\"wide\"><table><thead><tr><th>document</th><th>company</th>");
    for (Measure measure : Measure.values()) {
      page.append("<th>").append(Html.escaped(measure.title())).append("</th>");
    }
    page.append("</tr></thead><tbody>\n");
    result.scores().forEach(score -> addRun(page, score));
    page.append("</tbody></table></div>\n");
  }

  private static void addRun(StringBuilder page, RunScore score) {
    page.append("<tr><td>").append(Html.escaped(score.id().document()));
    page.append("</td><td>").append(Html.escaped(score.id().company())).append("</td>");
    for (Measure measure : Measure.values()) {
      OptionalDouble value = score.value(measure);
      page.append("<td>")
          .append(value.isEmpty() ? "–" : EvaluationTable.text(value))
          .append("</td>");
    }
    page.append("</tr>\n");
    if (score.failure() != null) {
      page.append("<tr><td class=\"note\" colspan=\"%d\">".formatted(Measure.values().length + 2))
          .append(Html.escaped(score.failure()))
          .append("</td></tr>\n");
    }
  }
}
