package dev.innovationpipeline.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlopeTest {

  @Test
  void isExactForPointsOnALine() {
    Slope slope = Slope.of(new double[] {0, 1, 2, 5}, new double[] {3, 5, 7, 13});
    assertThat(slope.perUnit()).isCloseTo(2, within(1e-9));
    assertThat(slope.standardError()).isCloseTo(0, within(1e-9));
    assertThat(slope.exceeds(1.99)).isTrue();
    assertThat(slope.exceeds(2.01)).isFalse();
  }

  /** By hand: slope 17/10; residuals 0.2, -0.5, 0.8, -0.9, 0.4, so 1.9 / 3 / 10. */
  @Test
  void hasTheStandardErrorOfLeastSquares() {
    Slope slope = Slope.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 3, 6, 6, 9});
    assertThat(slope.perUnit()).isCloseTo(1.7, within(1e-9));
    assertThat(slope.standardError()).isCloseTo(Math.sqrt(1.9 / 3 / 10), within(1e-9));
  }

  @Test
  void doesNotTakeScatterForGrowth() {
    double[] x = {0, 1, 2, 3};
    assertThat(Slope.of(x, new double[] {0, 40, 0, 45}).exceeds(5)).isFalse();
    assertThat(Slope.of(x, new double[] {0, 20, 40, 61}).exceeds(5)).isTrue();
  }

  @Test
  void isZeroWhereThereIsNoLine() {
    assertThat(Slope.of(new double[0], new double[0])).isEqualTo(new Slope(0, 0));
    assertThat(Slope.of(new double[] {4}, new double[] {9})).isEqualTo(new Slope(0, 0));
    assertThat(Slope.of(new double[] {4, 4}, new double[] {9, 10})).isEqualTo(new Slope(0, 0));
  }

  @Test
  void wantsAValueForEachPoint() {
    assertThatThrownBy(() -> Slope.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
