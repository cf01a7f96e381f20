package dev.innovationpipeline.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConditionTest {

  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final SettableTime time = new SettableTime(START);
  private final StoreCondition condition = new StoreCondition(TimeSource.of(time, time::elapsed));

  @ParameterizedTest
  @ValueSource(ints = {-6, 6})
  void anOutageLastsAsLongAsItDoesWhenTheClockIsSet(int hours) {
    condition.failed(new IllegalStateException("away"));
    time.setWallClock(Duration.ofHours(hours));
    time.pass(Duration.ofMinutes(3));
    condition.failed(new IllegalStateException("away"));
    assertThat(condition.away()).isEqualTo(Duration.ofMinutes(3));
    assertThat(condition.outage().orElseThrow().since()).isEqualTo(START);
    condition.worked();
    assertThat(condition.away()).isZero();
  }
}
