package dev.innovationpipeline.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewWaitsTest {

  private static final RunStatus FIRST = BatchRuns.requested(BatchRuns.awaiting(2, 3));
  private static final RunStatus AGAIN =
      BatchRuns.requested(FIRST.run().next(Runs.NOW, FIRST.run().options()));

  private Duration elapsed = Duration.ZERO;
  private final NewWaits waits = new NewWaits(TimeSource.of(() -> Runs.NOW, () -> elapsed));

  @Test
  void aWaitIsNewForAMinuteSinceItIsKnown() {
    assertThat(waits.isNew(FIRST)).isTrue();
    elapsed = NewWaits.GRACE;
    assertThat(waits.isNew(FIRST)).isTrue();
    assertThat(waits.grownOld()).isEmpty();
    elapsed = elapsed.plusMillis(1);
    assertThat(waits.isNew(FIRST)).isFalse();
    assertThat(waits.grownOld()).containsExactly(FIRST.run().runId());
    assertThat(waits.grownOld()).as("told once").isEmpty();
  }

  @Test
  void anotherAttemptAndOneThatWasDroppedAreNewAgain() {
    waits.isNew(FIRST);
    elapsed = NewWaits.GRACE.plusMillis(1);
    assertThat(waits.grownOld()).hasSize(1);
    assertThat(waits.isNew(AGAIN)).isTrue();
    elapsed = elapsed.multipliedBy(2);
    assertThat(waits.grownOld()).hasSize(1);
    waits.retain(List.of());
    assertThat(waits.isNew(AGAIN)).isTrue();
  }
}
