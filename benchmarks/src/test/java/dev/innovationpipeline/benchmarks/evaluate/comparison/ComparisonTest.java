package dev.innovationpipeline.benchmarks.evaluate.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.innovationpipeline.benchmarks.evaluate.comparison.Change.Verdict;
import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.score.RunScore;
import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import dev.innovationpipeline.schema.event.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final int DOCUMENTS = 12;
  private static final int COMPANIES = 4;

  @Test
  void aClearDifferenceIsBetterOrWorseByItsMeasure() {
    ModelResult before = result("a", id -> 0.4 + noise(id, 1));
    ModelResult after = result("a", id -> 0.6 + noise(id, 2));

    assertThat(verdict(Measure.BRANDS_NAMED, before, after)).isEqualTo(Verdict.BETTER);
    assertThat(verdict(Measure.BRANDS_NAMED, after, before)).isEqualTo(Verdict.WORSE);
    assertThat(verdict(Measure.LIKENESS, before, after)).isEqualTo(Verdict.WORSE);
    Change change = change(Measure.LIKENESS, before, after);
    assertThat(change.difference()).isBetween(change.low(), change.high());
    assertThat(change.runs()).isEqualTo(DOCUMENTS * COMPANIES);
  }

  @Test
  void noiseIsNoDifference() {
    assertThat(
            verdict(
                Measure.LIKENESS,
                result("a", id -> 0.4 + noise(id, 1)),
                result("a", id -> 0.4 + noise(id, 2))))
        .isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void equalEvaluationsAreTheSameAndEqualSeedsGiveEqualIntervals() {
    ModelResult one = result("a", id -> 0.4 + noise(id, 1));
    assertThat(verdict(Measure.LIKENESS, one, one)).isEqualTo(Verdict.SAME);
    ModelResult two = result("a", id -> 0.5 + noise(id, 2));
    assertThat(Comparison.of(one, two)).isEqualTo(Comparison.of(one, two));
  }

  /** All difference lies in one document of twelve: four runs that agree are not four witnesses. */
  @Test
  void theRunsOfADocumentCountTogether() {
    ModelResult before = result("a", id -> 0.4);
    ModelResult after = result("a", id -> id.document().equals("d0") ? 0.9 : 0.4);
    assertThat(verdict(Measure.LIKENESS, before, after)).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void otherSetsAreComparedWhereTheyMeetAndSaySo() {
    ModelResult one = result("a", id -> 0.4);
    ModelResult other = result("b", id -> 0.4);
    assertThat(Comparison.of(one, other).table()).contains("The sets differ");
    assertThat(Comparison.of(one, one).table()).doesNotContain("The sets differ");
    ModelResult none = new ModelResult("m", List.of(), "v1", "c", Usage.NONE, null, List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.of(one, none))
        .withMessageContaining("nothing to compare");
  }

  private static Verdict verdict(Measure measure, ModelResult before, ModelResult after) {
    return change(measure, before, after).verdict();
  }

  private static Change change(Measure measure, ModelResult before, ModelResult after) {
    return Comparison.of(before, after).changes().stream()
        .filter(change -> change.measure() == measure)
        .findFirst()
        .orElseThrow();
  }

  private static ModelResult result(String set, ToDoubleFunction<Case> value) {
    List<RunScore> scores = new ArrayList<>();
    for (int document = 0; document < DOCUMENTS; document++) {
      for (int company = 0; company < COMPANIES; company++) {
        Case id = new Case("d" + document, "c" + company);
        double measured = value.applyAsDouble(id);
        scores.add(
            new RunScore(
                id, null, Map.of(Measure.LIKENESS, measured, Measure.BRANDS_NAMED, measured)));
      }
    }
    return new ModelResult("m", List.of(), "v1", set, Usage.NONE, null, scores);
  }

  private static double noise(Case id, int seed) {
    return new SplittableRandom(id.hashCode() * 31L + seed).nextDouble(-0.1, 0.1);
  }
}
