package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which outputs of a run readers see: of each stage that of the highest attempt not above the
 * highest completed one; of the highest attempt at all as long as none is completed. An attempt
 * whose last result waits for a review, or was rejected, is not completed.
 */
public final class VisibleOutputs {

  private VisibleOutputs() {}

  /**
   * @param known all outputs of one run
   * @param attempts of the run, by number; one is complete with the output of the last stage of its
   *     own pipeline
   * @return for each stage its visible output
   */
  public static Map<Integer, Output.Key> of(
      Collection<Output.Key> known, Map<Integer, AttemptState> attempts) {
    Optional<Output.Key> completed =
        known.stream()
            .filter(key -> completes(key, attempts.get(key.attempt())))
            .max(Comparator.comparingInt(Output.Key::attempt));
    int newest = completed.map(Output.Key::attempt).orElse(Integer.MAX_VALUE);
    int last = completed.map(Output.Key::stage).orElse(Integer.MAX_VALUE);
    Map<Integer, Output.Key> visible = new TreeMap<>();
    known.stream()
        .filter(key -> key.attempt() <= newest && key.stage() <= last)
        .forEach(
            key -> visible.merge(key.stage(), key, (a, b) -> a.attempt() >= b.attempt() ? a : b));
    return visible;
  }

  private static boolean completes(Output.Key key, @Nullable AttemptState attempt) {
    return attempt == null
        ? PipelineVersion.FIRST.isLast(key.stage())
        : attempt.run().pipeline().isLast(key.stage()) && !attempt.progress().lacksApproval();
  }
}
