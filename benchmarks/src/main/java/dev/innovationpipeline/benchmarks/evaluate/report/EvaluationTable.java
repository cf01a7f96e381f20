package dev.innovationpipeline.benchmarks.evaluate.report;

import dev.innovationpipeline.benchmarks.evaluate.judge.Agreement;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.figures.Table;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The figures of models side by side, for a terminal. */
public final class EvaluationTable {

  private EvaluationTable() {}

  public static String of(List<ModelResult> results) {
    Table table = new Table(row("figure", results.stream().map(ModelResult::name)));
    table.row(cells("runs", results.stream().map(each -> each.scores().size())));
    table.row(cells("failed runs", results.stream().map(ModelResult::failed)));
    for (Measure measure : Measure.values()) {
      table.row(
          cells(measure.title(), results.stream().map(each -> text(each.figures().mean(measure)))));
    }
    table.row(cells("spent in all, USD", results.stream().map(each -> each.spent().costUsd())));
    StringBuilder text = new StringBuilder(table.toString());
    results.forEach(result -> addNotes(text, result));
    return text.toString();
  }

  private static void addNotes(StringBuilder text, ModelResult result) {
    result
        .figures()
        .unmeasured()
        .properties()
        .forEach(
            note -> text.append("\n%s: %s".formatted(note.getKey(), note.getValue().asString(""))));
    Agreement agreement = result.judge();
    if (agreement != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "%nThe judge gave %.0f %% of %d scores equally in both orders; weighted kappa %.2f.",
              100 * agreement.equal(),
              agreement.pairs(),
              agreement.kappa()));
    }
    result.scores().stream()
        .filter(score -> score.failure() != null)
        .forEach(
            score ->
                text.append(
                    "\n! %s for %s: %s"
                        .formatted(score.id().document(), score.id().company(), score.failure())));
  }

  static String text(OptionalDouble mean) {
    return mean.isEmpty()
        ? "not measured"
        : String.format(
            Locale.ROOT, mean.getAsDouble() >= 100 ? "%.0f" : "%.3f", mean.getAsDouble());
  }

  private static String[] row(String first, Stream<?> others) {
    return Stream.concat(Stream.of(first), others.map(String::valueOf)).toArray(String[]::new);
  }

  private static Object[] cells(String first, Stream<?> others) {
    return Stream.concat(Stream.of(first), others.map(String::valueOf)).toArray();
  }
}
