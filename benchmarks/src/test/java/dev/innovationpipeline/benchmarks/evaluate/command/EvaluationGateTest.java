package dev.innovationpipeline.benchmarks.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.evaluate.report.EvaluationTable;
import dev.innovationpipeline.benchmarks.evaluate.report.HtmlReport;
import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import dev.innovationpipeline.benchmarks.evaluate.run.StageProcess;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.score.Thresholds;
import dev.innovationpipeline.benchmarks.evaluate.set.EvaluationSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The offline model with the shipped prompts must not get worse than the thresholds of the set. */
class EvaluationGateTest {

  private static final Path SET = Path.of("evaluation");

  @TempDir Path out;

  @Test
  @Timeout(180)
  void theOfflineModelKeepsTheThresholds() throws Exception {
    EvaluationSet set = EvaluationSet.read(SET);
    List<ModelResult> results =
        new Plan(set, List.of(StageProcess.OFFLINE), null, null, null, 2, out).run();
    System.out.println(EvaluationTable.of(results));

    ModelResult result = results.getFirst();
    assertThat(set.documents()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(set.companies()).hasSize(4);
    assertThat(result.scores()).hasSize(set.documents().size() * set.companies().size());
    assertThat(result.failed()).isZero();
    assertThat(Thresholds.read(SET.resolve("thresholds.json")).missedBy(result.figures()))
        .as("figures of the offline model beyond the thresholds; mend the prompt or the model")
        .isEmpty();
    assertThat(result.figures().mean(Measure.EXPECTED_MENTIONS).orElse(0)).isGreaterThan(0.5);
    assertThat(result.figures().mean(Measure.QUOTES_VERIFIED)).hasValue(1);
    assertThat(result.figures().mean(Measure.CARDS_WITH_EVIDENCE)).hasValue(1);
    assertThat(HtmlReport.of(results))
        .contains("<svg", "cooking-for-one.md", "pawfield-pets")
        .doesNotContain("http:", "https:", "<script", "src=");
  }
}
