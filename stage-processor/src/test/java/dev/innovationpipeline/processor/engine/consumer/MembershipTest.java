package dev.innovationpipeline.processor.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private static final Duration SESSION = Duration.ofSeconds(6);
  private static final int GENERATION = 7;

  private long nanos;
  private final Membership membership = new Membership(SESSION, () -> nanos);

  @BeforeEach
  void join() {
    polledAfter(Duration.ofMillis(100), GENERATION, 0);
  }

  @Test
  void aProcessThatPollsIsCountedOn() {
    polledAfter(Duration.ofSeconds(5), GENERATION, 3);

    assertThat(membership.isInDoubt()).isFalse();
    assertThat(membership.sinceLastPoll()).isZero();
  }

  @Test
  void threadsThatWakeBeforeThePollThreadDoubtIt() {
    nanos += SESSION.toNanos() + 1;

    assertThat(membership.isInDoubt()).isTrue();
  }

  @Test
  void afterAFreezeTwoHeartbeatsHaveToBeAnswered() {
    polledAfter(Duration.ofSeconds(30), GENERATION, 5);
    assertThat(membership.isInDoubt()).isTrue();

    polledAfter(Duration.ofSeconds(1), GENERATION, 6);
    assertThat(membership.isInDoubt()).as("it may have been sent before").isTrue();

    polledAfter(Duration.ofSeconds(1), GENERATION, 7);
    assertThat(membership.isInDoubt()).isFalse();
  }

  @Test
  void oneThatTheGroupHasGivenUpWaitsUntilItIsTakenIn() {
    polledAfter(Duration.ofSeconds(30), GENERATION, 5);
    polledAfter(Duration.ofSeconds(1), -1, 9);
    assertThat(membership.isInDoubt()).isTrue();

    polledAfter(Duration.ofSeconds(1), GENERATION + 1, 9);
    assertThat(membership.isInDoubt()).isFalse();
  }

  @Test
  void aRebalanceThatTakesLongIsNoFreeze() {
    polledAfter(Duration.ofSeconds(30), GENERATION + 1, 30);

    assertThat(membership.isInDoubt()).isFalse();
  }

  @Test
  void aSlowStartIsNoFreeze() {
    Membership starting = new Membership(SESSION, () -> nanos);
    nanos += Duration.ofSeconds(30).toNanos();
    starting.polled(-1, () -> 0);

    assertThat(starting.isInDoubt()).isFalse();
  }

  private void polledAfter(Duration gap, int generation, int heartbeats) {
    nanos += gap.toNanos();
    membership.polled(generation, () -> heartbeats);
  }
}
