package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two attempts side by side. */
record Comparison(AttemptResults a, AttemptResults b, List<StageChange> stages) {

  /**
   * @param changed whether the two attempts' texts differ; also when only one has any
   */
  record StageChange(int number, String title, boolean changed) {}

  static Comparison of(AttemptResults a, AttemptResults b) {
    List<StageChange> changes =
        Arrays.stream(Stage.values())
            .map(
                stage ->
                    new StageChange(
                        stage.number(),
                        stage.title(),
                        !Objects.equals(text(a, stage), text(b, stage))))
            .toList();
    return new Comparison(a, b, changes);
  }

  private static @Nullable String text(AttemptResults attempt, Stage stage) {
    return attempt.stages().stream()
        .filter(result -> result.number() == stage.number())
        .map(StageOutput::markdown)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
