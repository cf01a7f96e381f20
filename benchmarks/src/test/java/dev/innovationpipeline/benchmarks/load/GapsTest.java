package dev.innovationpipeline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapsTest {

  private final Gaps gaps = new Gaps();

  @Test
  void leavesOutTheTimeOfTheModel() {
    gaps.add(1000, 3200, 2_000_000);
    assertThat(gaps.longestMillis()).isEqualTo(200.0);
  }

  @Test
  void isNeverNegativeWhenTheCallBeganBeforeTheEvent() {
    gaps.add(1000, 2000, 1_500_000);
    assertThat(gaps.longestMillis()).isZero();
  }

  @Test
  void findsTheLongestThatEndedInATime() {
    gaps.add(1000, 1100, 0);
    gaps.add(1500, 2000, 0);
    gaps.add(1900, 5000, 0);
    assertThat(gaps.longestMillis(0, 2000)).isEqualTo(100.0);
    assertThat(gaps.longestMillis(2000, 5000)).isEqualTo(500.0);
    assertThat(gaps.longestMillis(2000, 5001)).isEqualTo(3100.0);
    assertThat(gaps.longestMillis(6000, 7000)).isZero();
  }
}
