package dev.innovationpipeline.ingest.status.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollThrottleTest {

  private static final Duration LONGEST = Duration.ofMillis(40);
  private static final long MILLI = 1_000_000;

  @Test
  void theFirstPollIsNotDelayed() {
    assertThat(new PollThrottle(LONGEST).left(0)).isZero();
    assertThat(new PollThrottle(LONGEST).left(-1)).isZero();
  }

  /** The clock may begin anywhere, and pass its largest number. */
  @ParameterizedTest
  @ValueSource(longs = {0, -7, Long.MAX_VALUE, Long.MIN_VALUE})
  void theDelayFollowsTheRate(long start) {
    PollThrottle throttle = new PollThrottle(LONGEST);
    long now = poll(throttle, start, 500, 10, Duration.ofSeconds(5));
    assertThat(throttle.left(now)).isCloseTo(15 * MILLI, Percentage.withPercentage(5));
    assertThat(throttle.left(now + 11 * MILLI)).isCloseTo(4 * MILLI, Percentage.withPercentage(20));
    assertThat(throttle.left(now + 16 * MILLI)).isZero();
  }

  @Test
  void aRunByItselfIsHardlyDelayed() {
    PollThrottle throttle = new PollThrottle(LONGEST);
    long now = poll(throttle, 0, 5, 200, Duration.ofSeconds(5));
    assertThat(throttle.left(now)).isLessThan(MILLI);
  }

  @Test
  void theDelayIsLimited() {
    PollThrottle throttle = new PollThrottle(LONGEST);
    long now = poll(throttle, 0, 20_000, 1, Duration.ofSeconds(5));
    assertThat(throttle.left(now)).isEqualTo(LONGEST.toNanos());
  }

  @Test
  void itIsForgottenAfterAPause() {
    PollThrottle throttle = new PollThrottle(LONGEST);
    long busy = poll(throttle, 0, 5_000, 5, Duration.ofSeconds(5));
    long later = busy + Duration.ofSeconds(10).toNanos();
    throttle.found(1, later);
    assertThat(throttle.left(later)).isLessThan(MILLI);
  }

  @Test
  void noneIsDelayedWithoutAnInterval() {
    PollThrottle throttle = new PollThrottle(Duration.ZERO);
    throttle.found(500, 5);
    assertThat(throttle.left(5)).isZero();
  }

  /** Polls at an interval for some time; returns the time of the last one. */
  private static long poll(
      PollThrottle throttle, long start, int perSecond, long everyMillis, Duration span) {
    long now = start;
    for (long left = span.toMillis(); left > 0; left -= everyMillis) {
      now += everyMillis * MILLI;
      throttle.found(Math.toIntExact(perSecond * everyMillis / 1_000), now);
    }
    return now;
  }
}
