package dev.innovationpipeline.schema.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * A version of the pipeline: its stages, in order.
 *
 * @param version from 1; a version never changes once runs have begun under it
 */
public record Pipeline(int version, List<Stage> stages) {

  public Pipeline {
    stages = List.copyOf(stages);
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).number() != i + 1) {
        throw new IllegalArgumentException(
            "Pipeline version %d has stage %d in place %d; stages are numbered 1, 2, 3 …"
                .formatted(version, stages.get(i).number(), i + 1));
      }
    }
    if (stages.stream().map(Stage::key).distinct().count() < stages.size()) {
      throw new IllegalArgumentException("Pipeline version " + version + " has a stage twice.");
    }
  }

  /** As runs carry it. */
  public PipelineVersion id() {
    return new PipelineVersion(version, stages.size());
  }

  /** Empty when it has no such stage. */
  public Optional<Stage> stage(int number) {
    return number >= 1 && number <= stages.size()
        ? Optional.of(stages.get(number - 1))
        : Optional.empty();
  }
}
