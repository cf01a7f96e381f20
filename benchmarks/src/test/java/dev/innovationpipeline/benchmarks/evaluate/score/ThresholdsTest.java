package dev.innovationpipeline.benchmarks.evaluate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

  @TempDir Path directory;

  @Test
  void eachFigureBeyondItsThresholdIsASentence() throws IOException {
    Thresholds thresholds =
        read(
            "{\"shapes\": {\"min\": 1}, \"likeness\": {\"max\": 0.6}, \"judge_score\": {\"min\":"
                + " 3}}");

    assertThat(thresholds.missedBy(figures(1, 0.6, 3))).isEmpty();
    assertThat(thresholds.missedBy(figures(0.9, 0.61, 3)))
        .containsExactly(
            "shapes is 0.9, and must be at least 1.0 (thresholds.json).",
            "likeness is 0.61, and must be at most 0.6 (thresholds.json).");
    assertThat(thresholds.missedBy(new Figures(Map.of()))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"shape\": {\"min\": 1}}",
        "{\"shapes\": {\"least\": 1}}",
        "[",
        "{\"shapes\": 1}"
      })
  void aWrongFileIsRefused(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(json))
        .withMessageContaining("thresholds.json");
  }

  private Thresholds read(String json) throws IOException {
    return Thresholds.read(Files.writeString(directory.resolve("thresholds.json"), json));
  }

  private static Figures figures(double shapes, double likeness, double judge) {
    return Figures.of(
        List.of(
            new RunScore(
                new Case("d", "c"),
                null,
                Map.of(
                    Measure.SHAPES, shapes,
                    Measure.LIKENESS, likeness,
                    Measure.JUDGE_SCORE, judge))));
  }
}
