package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final Duration NOTHING = Duration.ZERO;

  private final RetryPolicy policy =
      RetryPolicy.retryFor(Duration.ofMinutes(10))
          .withFirstBackoff(Duration.ofSeconds(5))
          .doublingUpTo(Duration.ofSeconds(180))
          .withJitterFrom(LlmFixture.LONGEST);

  @Test
  void doublesUpToTheMaximum() {
    assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8, 1_000_000))
        .extracting(tries -> Math.round(secondsAfter(tries)))
        .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 180L, 180L, 180L);
  }

  @Test
  void jitterGoesDownToNothing() {
    RandomGenerator lowest = () -> 0L;
    assertThat(policy.withJitterFrom(lowest).nextWait(5, NOTHING, NOTHING)).contains(NOTHING);
  }

  @Test
  void neverWaitsLessThanAskedNorBeyondTheBudget() {
    Duration asked = Duration.ofSeconds(90);
    assertThat(policy.withJitterFrom(() -> 0L).nextWait(1, NOTHING, asked)).contains(asked);
    assertThat(policy.nextWait(9, Duration.ofSeconds(550), NOTHING))
        .contains(Duration.ofSeconds(50));
    assertThat(policy.nextWait(9, Duration.ofSeconds(550), asked)).isEmpty();
    assertThat(policy.nextWait(9, Duration.ofMinutes(10), NOTHING)).isEmpty();
  }

  @Test
  void jitterAddsAtMostTheRequestedWaitAgain() {
    assertThat(List.of(1, 2, 3, 4, 9))
        .extracting(tries -> Math.round(secondsAfter(tries, Duration.ofSeconds(1))))
        .containsExactly(2L, 3L, 5L, 9L, 181L);
    assertThat(Math.round(secondsAfter(1, Duration.ofSeconds(90)))).isEqualTo(95L);
  }

  private double secondsAfter(int tries) {
    return secondsAfter(tries, NOTHING);
  }

  private double secondsAfter(int tries, Duration asked) {
    return policy.nextWait(tries, NOTHING, asked).orElseThrow().toMillis() / 1_000.0;
  }
}
