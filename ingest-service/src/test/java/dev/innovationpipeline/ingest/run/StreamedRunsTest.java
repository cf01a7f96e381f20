package dev.innovationpipeline.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamedRunsTest {

  private final SettableTime clock = new SettableTime(Instant.EPOCH);
  private final StreamedRuns runs = new StreamedRuns(TimeSource.of(clock, clock::elapsed));

  @Test
  void areTheFirstOnesOfEachMinute() {
    assertThat(streamedOf(100)).isEqualTo(20);
    clock.pass(Duration.ofSeconds(59));
    assertThat(streamedOf(100)).isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(streamedOf(100)).isEqualTo(20);
  }

  @Test
  void theWallClockDoesNotCount() {
    streamedOf(100);
    clock.setWallClock(Duration.ofHours(6));
    assertThat(runs.next()).isFalse();
  }

  private int streamedOf(int count) {
    int streamed = 0;
    for (int i = 0; i < count; i++) {
      streamed += runs.next() ? 1 : 0;
    }
    return streamed;
  }
}
