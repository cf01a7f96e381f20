package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which outputs of a run readers see: of each stage that of the highest attempt not above the
 * highest completed one; of the highest attempt at all as long as none is completed.
 */
public final class VisibleOutputs {

  private VisibleOutputs() {}

  /**
   * @param known all outputs of one run
   * @return for each stage its visible output; an attempt is complete with its last stage's output
   */
  public static Map<Integer, OutputKey> of(Collection<OutputKey> known) {
    int newest =
        known.stream()
            .filter(key -> key.stage() == Stage.last().number())
            .mapToInt(OutputKey::attempt)
            .max()
            .orElse(Integer.MAX_VALUE);
    Map<Integer, OutputKey> visible = new TreeMap<>();
    known.stream()
        .filter(key -> key.attempt() <= newest)
        .forEach(
            key -> visible.merge(key.stage(), key, (a, b) -> a.attempt() >= b.attempt() ? a : b));
    return visible;
  }
}
