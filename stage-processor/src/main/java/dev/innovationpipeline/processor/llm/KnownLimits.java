package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.error.Parameter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The limits that the models of the provider were found to have, so that their next call is right.
 * Knowledge is forgotten after an hour: models and servers change, and asking costs one rejected
 * call, which is free.
 */
final class KnownLimits {

  private static final Duration MAX_AGE = Duration.ofHours(1);

  /** Runs name their models, so there is no end to the names. */
  private static final int MAX_MODELS = 1_000;

  private static final Limits NONE =
      new Limits(Set.of(), Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO);

  /**
   * @param fittingLength in characters, expected to fit
   * @param rejectedLength in characters, known not to fit
   */
  private record Limits(
      Set<Parameter> without, int fittingLength, int rejectedLength, Duration since) {}

  private final Map<String, Limits> models = new LinkedHashMap<>();
  private final TimeSource time;

  KnownLimits(TimeSource time) {
    this.time = time;
  }

  /** The parameters that the model rejects. */
  synchronized Set<Parameter> withoutFor(String model) {
    return of(model).without();
  }

  /** The model answered a request without these. */
  synchronized void worksWithout(String model, Set<Parameter> without) {
    Limits known = of(model);
    if (!known.without().containsAll(without)) {
      Set<Parameter> all = EnumSet.copyOf(without);
      all.addAll(known.without());
      put(model, new Limits(all, known.fittingLength(), known.rejectedLength(), time.elapsed()));
    }
  }

  /**
   * @param share of this length for which there is room, above 0 and below 1
   */
  synchronized void rejectedLength(String model, int length, double share) {
    put(model, new Limits(of(model).without(), (int) (length * share), length, time.elapsed()));
  }

  /** The length in characters that is expected to fit. */
  synchronized int fittingLength(String model) {
    return of(model).fittingLength();
  }

  synchronized boolean isTooLong(String model, int length) {
    return length >= of(model).rejectedLength();
  }

  private Limits of(String model) {
    Limits known = models.get(model);
    return known == null || time.elapsed().minus(known.since()).compareTo(MAX_AGE) > 0
        ? NONE
        : known;
  }

  private void put(String model, Limits limits) {
    models.remove(model);
    if (models.size() == MAX_MODELS) {
      models.remove(models.keySet().iterator().next());
    }
    models.put(model, limits);
  }
}
