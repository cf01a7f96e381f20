package dev.innovationpipeline.benchmarks.evaluate.comparison;

import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.score.RunScore;
import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two evaluations run by run.
 *
 * @param sameSet whether both had the same documents, companies and expectations
 */
public record Comparison(
    ModelResult before, ModelResult after, boolean sameSet, List<Change> changes) {

  private static final long SEED = 18;

  /**
   * @throws IllegalArgumentException when they have no run in common
   */
  public static Comparison of(ModelResult before, ModelResult after) {
    Map<Case, RunScore> others = new HashMap<>();
    after.scores().forEach(score -> others.put(score.id(), score));
    if (before.scores().stream().noneMatch(score -> others.containsKey(score.id()))) {
      throw new IllegalArgumentException(
          "The evaluations have no document and company in common, so there is nothing to"
              + " compare.");
    }
    List<Change> changes = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      Change change = change(measure, before.scores(), others);
      if (change != null) {
        changes.add(change);
      }
    }
    return new Comparison(before, after, before.set().equals(after.set()), changes);
  }

  private static @Nullable Change change(
      Measure measure, List<RunScore> scores, Map<Case, RunScore> others) {
    Map<String, List<Double>> byDocument = new TreeMap<>();
    double first = 0;
    double second = 0;
    int runs = 0;
    for (RunScore score : scores) {
      RunScore other = others.get(score.id());
      OptionalDouble a = score.value(measure);
      OptionalDouble b = other == null ? OptionalDouble.empty() : other.value(measure);
      if (a.isPresent() && b.isPresent()) {
        byDocument
            .computeIfAbsent(score.id().document(), key -> new ArrayList<>())
            .add(b.getAsDouble() - a.getAsDouble());
        first += a.getAsDouble();
        second += b.getAsDouble();
        runs++;
      }
    }
    if (runs == 0) {
      return null;
    }
    List<double[]> differences =
        byDocument.values().stream()
            .map(each -> each.stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    return new Change(measure, runs, first / runs, second / runs, Bootstrap.of(differences, SEED));
  }

  public ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("before", before.name());
    json.put("after", after.name());
    json.put("same_set", sameSet);
    ArrayNode all = json.putArray("changes");
    for (Change change : changes) {
      all.addObject()
          .put("figure", change.measure().key())
          .put("runs", change.runs())
          .put("before", change.before())
          .put("after", change.after())
          .put("difference", change.difference())
          .put("low", change.low())
          .put("high", change.high())
          .put("verdict", change.verdict().words());
    }
    return json;
  }

  /** For people, the changes that are shown first. */
  public String table() {
    Table table = new Table("figure", "before", "after", "difference", "95 % interval", "verdict");
    for (Change change : changes) {
      table.row(
          change.measure().title(),
          number(change.before()),
          number(change.after()),
          number(change.difference()),
          number(change.low()) + " to " + number(change.high()),
          change.verdict().words());
    }
    return "before: %s%nafter:  %s%n%n%s%n%n%s"
        .formatted(before.name(), after.name(), table, footnote());
  }

  private String footnote() {
    String note =
        "Runs are compared one by one; the interval is a bootstrap over the documents (%,d draws)."
            .formatted(Bootstrap.DRAWS);
    return sameSet
        ? note
        : note + "\n! The sets differ; only documents and companies of both are compared.";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3f", value);
  }
}
