package dev.innovationpipeline.ingest.status.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What was just written is known, though the view is behind. */
class RunStatusesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final RunContext RUN =
      new RunContext("r", 1, "u", "c", "http://h/d.pdf", NOW, RunOptions.DEFAULTS);

  private final RunStatuses statuses =
      FakeStatuses.withView(RunStatus.of(new RunRequested(RUN, NOW)));

  @Test
  void aCancellationIsKnownBeforeTheViewShowsIt() {
    statuses.accepted(RunStatus.of(new RunCancelled(RUN, null, NOW)));
    assertThat(statuses.require("r").status()).isEqualTo(Status.CANCELLED);
  }

  /** Each look at a run that the view does not have costs a read of its store. */
  @Test
  void acceptingANewRunAsksTheViewTwice() {
    FakeStatusView view = new FakeStatusView();
    RunStatuses accepting = FakeStatuses.of(view);
    assertThat(accepting.findInTime("r")).isEmpty();
    accepting.accepted(RunStatus.of(new RunRequested(RUN, NOW)));
    accepting.accepted(RunStatus.of(new RunRequested(RUN, NOW))); // As the topic tells it again.
    assertThat(view.finds()).isEqualTo(2);
    assertThat(accepting.findInTime("r")).isPresent();
  }

  /** It may be long ago, and the run RUNNING since. */
  @Test
  void aRequestThatWasReadFromTheLogTellsNoStatusUntilTheViewIsFilled() {
    FakeStatusView view = new FakeStatusView();
    AcceptedRuns accepted = new AcceptedRuns(view);
    RunStatuses starting = FakeStatuses.of(view, accepted);
    view.fill();
    accepted.addRead(RunStatus.of(new RunRequested(RUN, NOW)));

    assertThatThrownBy(() -> starting.require("r"))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));

    view.read(RunStatus.of(new StageStarted(RUN, 1, "p", NOW)));
    view.filled();
    assertThat(starting.require("r").status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void aRunThatWasAcceptedHereIsKnownWithoutTheView() {
    FakeStatusView view = new FakeStatusView();
    AcceptedRuns accepted = new AcceptedRuns(view);
    RunStatuses starting = FakeStatuses.of(view, accepted);
    view.fill();
    accepted.addRead(RunStatus.of(new RunRequested(RUN, NOW))); // The topic may tell it first.
    starting.accepted(RunStatus.of(new RunRequested(RUN, NOW)));

    assertThat(starting.require("r").status()).isEqualTo(Status.PENDING);
  }

  @Test
  void aNewAttemptIsKnownBeforeTheViewShowsIt() {
    statuses.accepted(RunStatus.of(new RunCancelled(RUN, null, NOW)));
    RunContext second = RUN.next(NOW, RunOptions.DEFAULTS);
    statuses.accepted(RunStatus.of(new ReprocessRequested(second, 1, NOW)));
    assertThat(statuses.require("r").status()).isEqualTo(Status.PENDING);
    assertThat(statuses.require("r").progress().attempt()).isEqualTo(2);
  }

  @Test
  void aForgottenRunIsForgottenBeforeTheViewShowsIt() {
    assertThat(statuses.any(status -> status.run().blobUrl().contains("d.pdf"))).isTrue();
    statuses.accepted(RunStatus.of(new RunForgotten(RUN, NOW)));
    assertThat(statuses.any(status -> status.run().blobUrl().contains("d.pdf"))).isFalse();
    assertThat(statuses.isForgotten("r")).isTrue();
    assertThatThrownBy(() -> statuses.require("r")).hasMessageContaining("forgotten");
  }
}
