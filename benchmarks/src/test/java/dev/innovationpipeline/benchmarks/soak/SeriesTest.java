package dev.innovationpipeline.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeriesTest {

  private final Series series = new Series(Quantity.THREADS, "ingest");

  @Test
  void tellsGrowthPerHour() {
    for (int i = 0; i < 10; i++) {
      series.add(i / 60.0, 100 + 2 * i);
    }
    assertThat(series.slope().perUnit()).isCloseTo(120, within(1e-6));
    assertThat(series.name()).isEqualTo("threads.ingest");
  }

  @Test
  void leavesOutTheTimeInWhichThePartSettles() {
    series.add(0, 10);
    series.add(0.1, 90);
    for (int i = 2; i < 10; i++) {
      series.add(i / 10.0, 100);
    }
    assertThat(series.slope().perUnit()).isZero();
  }
}
