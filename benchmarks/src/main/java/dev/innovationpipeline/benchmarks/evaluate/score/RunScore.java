package dev.innovationpipeline.benchmarks.evaluate.score;

import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The values that were measured of a run.
 *
 * @param failure why it has no cards, for people; null where it has
 * @param values without what could not be measured
 */
public record RunScore(Case id, @Nullable String failure, Map<Measure, Double> values) {

  public RunScore {
    values = Map.copyOf(values);
  }

  public OptionalDouble value(Measure measure) {
    Double value = values.get(measure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** With one more value. */
  public RunScore with(Measure measure, double value) {
    Map<Measure, Double> all = new EnumMap<>(Measure.class);
    all.putAll(values);
    all.put(measure, value);
    return new RunScore(id, failure, all);
  }
}
