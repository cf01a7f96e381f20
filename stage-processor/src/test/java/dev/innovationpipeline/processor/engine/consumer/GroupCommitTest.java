package dev.innovationpipeline.processor.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final Duration INTERVAL = Duration.ofNanos(100);

  @Test
  void theFirstResultAfterAPauseDoesNotWait() {
    GroupCommit group = new GroupCommit(INTERVAL, 1_000);
    assertThat(group.nanosLeft(false, 1_000)).isNotPositive();

    group.began(1_000);
    assertThat(group.nanosLeft(false, 1_100)).isNotPositive();
  }

  @Test
  void laterOnesWaitUntilTheIntervalIsOver() {
    GroupCommit group = new GroupCommit(INTERVAL, 1_000);
    group.began(1_000);
    assertThat(group.nanosLeft(false, 1_030)).isEqualTo(70);
  }

  @Test
  void awaitedResultsNeverWait() {
    GroupCommit group = new GroupCommit(INTERVAL, 1_000);
    group.began(1_000);
    assertThat(group.nanosLeft(true, 1_001)).isZero();
  }

  @Test
  void theClockMayOverflow() {
    GroupCommit group = new GroupCommit(INTERVAL, Long.MAX_VALUE - 10);
    group.began(Long.MAX_VALUE - 10);
    assertThat(group.nanosLeft(false, Long.MIN_VALUE + 9)).isEqualTo(80);
  }
}
