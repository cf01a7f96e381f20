package dev.innovationpipeline.benchmarks.evaluate.run;

import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of an evaluation.
 *
 * @param stages its results in order, those that it shares with other companies included
 * @param failure why it has no cards; null where it has
 */
public record CaseResult(Case id, List<StageCompleted> stages, @Nullable Failure failure) {

  /** A permanent failure, by its code and a sentence for people. */
  public record Failure(int stage, String code, String message) {}

  public CaseResult {
    stages = List.copyOf(stages);
  }

  /** As if it shared no stage with others. */
  public Usage usage() {
    return stages.stream().map(StageCompleted::usage).reduce(Usage.NONE, Usage::plus);
  }

  /** Of all stages together. */
  public Duration duration() {
    return stages.stream()
        .map(stage -> Duration.between(stage.startedAt(), stage.occurredAt()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
