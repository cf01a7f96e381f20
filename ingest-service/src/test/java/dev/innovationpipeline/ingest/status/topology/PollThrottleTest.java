package dev.innovationpipeline.ingest.status.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollThrottleTest {

  private static final Duration BETWEEN = Duration.ofMillis(20);

  @Test
  void doesNotHoldUpTheFirst() {
    assertThat(new PollThrottle(BETWEEN).left(0)).isZero();
    assertThat(new PollThrottle(BETWEEN).left(-1)).isZero();
  }

  /** The clock may begin anywhere, and pass its largest number. */
  @ParameterizedTest
  @ValueSource(longs = {0, -7, Long.MAX_VALUE, Long.MIN_VALUE})
  void waitsForWhatIsLeft(long start) {
    PollThrottle pace = new PollThrottle(BETWEEN);
    pace.found(start);
    assertThat(pace.left(start)).isEqualTo(20_000_000);
    assertThat(pace.left(start + 15_000_000)).isEqualTo(5_000_000);
    assertThat(pace.left(start + 20_000_000)).isZero();
    assertThat(pace.left(start + 15_000_000)).isZero();
  }

  @Test
  void holdsNobodyUpWithoutAPace() {
    PollThrottle pace = new PollThrottle(Duration.ZERO);
    pace.found(5);
    assertThat(pace.left(5)).isZero();
  }
}
