package dev.innovationpipeline.benchmarks.evaluate.score;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * The means over the runs of an evaluation.
 *
 * @param means without what no run has a value of
 */
public record Figures(Map<Measure, Double> means) {

  private static final double DIGITS = 10_000;

  /** Why measures have no value yet, a sentence each. */
  private static final Map<Measure, String> UNMEASURED =
      Map.of(
          Measure.QUOTES_VERIFIED,
          "Not measured: the prompt of the first stage asks for no quotes (quotes: true).",
          Measure.CARDS_WITH_EVIDENCE,
          "Not measured: the prompt of the first stage asks for no quotes (quotes: true).",
          Measure.JUDGE_SCORE,
          "Not measured: no judge was asked (--judge).");

  public Figures {
    means = Map.copyOf(means);
  }

  public static Figures of(List<RunScore> scores) {
    Map<Measure, Double> means = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      OptionalDouble mean =
          scores.stream()
              .map(score -> score.value(measure))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .average();
      mean.ifPresent(value -> means.put(measure, Math.round(value * DIGITS) / DIGITS));
    }
    return new Figures(means);
  }

  public OptionalDouble mean(Measure measure) {
    Double mean = means.get(measure);
    return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }

  /** All measures by their keys; null where nothing was measured. */
  public ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    for (Measure measure : Measure.values()) {
      json.put(measure.key(), means.get(measure));
    }
    return json;
  }

  /** Why measures are null, by their keys. */
  public ObjectNode unmeasured() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    for (Measure measure : Measure.values()) {
      if (!means.containsKey(measure)) {
        json.put(
            measure.key(), UNMEASURED.getOrDefault(measure, "Not measured: no run has cards."));
      }
    }
    return json;
  }
}
