package dev.innovationpipeline.ingest.status.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunStatusAggregatorTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final RunContext RUN =
      new RunContext("r1", 1, "u", "c", "http://h/d", AT, RunOptions.DEFAULTS);
  private static final RunStatus REQUESTED = RunStatus.of(new RunRequested(RUN, AT));
  private static final RunStatus STARTED =
      RunStatus.of(new StageStarted(RUN, 1, "p", AT.plusSeconds(1)));

  private final FakeStatusView view = new FakeStatusView();
  private final RunStatusAggregator aggregator = new RunStatusAggregator(view);

  @Test
  void theChangesOfARunAreWrittenAsOne() {
    aggregator.add(STARTED);
    aggregator.add(REQUESTED);
    assertThat(aggregator.changes()).containsExactly(REQUESTED.merge(STARTED));
  }

  @Test
  void aRepeatedEventIsNoChange() {
    view.read(REQUESTED);
    aggregator.add(REQUESTED);
    aggregator.add(RunStatus.of(new CardStarred(RUN, 1, true, AT.plusSeconds(9))));
    assertThat(aggregator.changes()).isEmpty();
  }

  @Test
  void aChangeThatIsOnItsWayIsKnown() {
    write(REQUESTED, 0);
    aggregator.add(REQUESTED);
    assertThat(aggregator.changes()).isEmpty();
    aggregator.add(STARTED);
    assertThat(aggregator.changes()).containsExactly(REQUESTED.merge(STARTED));
  }

  @Test
  void aChangeThatIsOnItsWayDoesNotHideOneOfAnotherInstance() {
    write(REQUESTED, 1);
    view.read(STARTED);
    RunStatus next = RunStatus.of(new StageStarted(RUN, 2, "p", AT.plusSeconds(3)));
    aggregator.add(next);
    assertThat(aggregator.changes()).containsExactly(REQUESTED.merge(STARTED).merge(next));
  }

  @Test
  void aChangeIsDueUntilItIsAcknowledged() {
    aggregator.add(REQUESTED);
    assertThat(aggregator.changes()).hasSize(1);
    assertThat(aggregator.changes()).as("asked again").hasSize(1);
    aggregator.acknowledged(REQUESTED, new ChangeId(0, 0));
    assertThat(aggregator.changes()).isEmpty();
  }

  @Test
  void aForgottenRunStaysForgotten() {
    view.read(REQUESTED);
    view.read(RunStatus.of(new RunForgotten(RUN, AT.plusSeconds(2))));
    aggregator.add(STARTED);
    assertThat(aggregator.changes()).isEmpty();
    assertThat(view.find("r1").orElseThrow().status().status()).isEqualTo(Status.FORGOTTEN);
  }

  @Test
  void repeatsTheWholeStatus() {
    view.read(REQUESTED.merge(STARTED));
    view.read(REQUESTED);
    view.incomplete().forEach(aggregator::repeat);
    assertThat(aggregator.changes()).containsExactly(REQUESTED.merge(STARTED));
  }

  private void write(RunStatus status, long offset) {
    aggregator.add(status);
    aggregator.acknowledged(status, new ChangeId(0, offset));
  }
}
