package dev.innovationpipeline.ingest.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

class CancellationTest {

  private final List<RunEvent> kept = new ArrayList<>();
  private final FakeStatusView view = new FakeStatusView();
  private final RunStatuses statuses = FakeStatuses.of(view);
  private final Cancellation cancellation =
      new Cancellation(statuses, endings(Duration.ZERO), kept::add, InstantSource.fixed(Runs.NOW));

  @Test
  void aRunIsCancelledOnceInTheStageItIsIn() {
    know(Runs.requested("r"), Runs.started(Runs.run("r"), 3));
    assertThat(cancellation.cancel("r").status()).isEqualTo(Status.CANCELLED);
    assertThat(cancellation.cancel("r").status()).isEqualTo(Status.CANCELLED);
    assertThat(kept).containsExactly(new RunCancelled(Runs.run("r"), 3, Runs.NOW));
    assertThat(statuses.require("r").status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void theNewestAttemptIsCancelled() {
    var second = Runs.run("r").next(Runs.NOW, Runs.run("r").options());
    know(Runs.requested("r"), Runs.completed(Runs.run("r"), 5), Runs.started(second, 4));
    assertThat(cancellation.cancel("r").progress().attempt()).isEqualTo(2);
    assertThat(kept).singleElement().extracting(event -> event.run().attempt()).isEqualTo(2);
  }

  @Test
  void whatHasEndedIsNotCancelled() {
    know(Runs.completed(Runs.run("done"), 5));
    know(Runs.failed(Runs.run("failed"), 2));
    refuses("done", HttpStatus.CONFLICT, "COMPLETED");
    refuses("failed", HttpStatus.CONFLICT, "FAILED");
    refuses("none", HttpStatus.NOT_FOUND, "none");
    assertThat(kept).isEmpty();
  }

  @Test
  void aCompletionAtTheSameMomentWinsAndIsSaid() {
    know(Runs.requested("r"));
    Cancellation late =
        new Cancellation(
            statuses,
            endings(Duration.ZERO),
            event -> know(Runs.completed(Runs.run("r"), 5)),
            InstantSource.system());
    assertThatThrownBy(() -> late.cancel("r")).hasMessageContaining("COMPLETED");
  }

  @Test
  void aCompletionThatIsOnItsWayIsWaitedFor() throws Exception {
    know(Runs.requested("r"));
    view.read(RunStatus.of(Runs.requested("other")));
    CountDownLatch acknowledged = new CountDownLatch(1);
    Cancellation early =
        new Cancellation(
            statuses,
            endings(Duration.ofMinutes(1)),
            event -> acknowledged.countDown(),
            InstantSource.system());
    var answer = CompletableFuture.supplyAsync(() -> early.cancel("r"));
    assertThat(acknowledged.await(10, TimeUnit.SECONDS)).isTrue();
    view.read(RunStatus.of(Runs.completed(Runs.run("other"), 5)));
    view.read(RunStatus.of(Runs.completed(Runs.run("r"), 5)));
    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasMessageContaining("COMPLETED");
  }

  private Endings endings(Duration decidedWithin) {
    return new Endings(statuses, new CancellationSettings(decidedWithin));
  }

  private void refuses(String runId, HttpStatus status, String why) {
    assertThatThrownBy(() -> cancellation.cancel(runId))
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(
            ErrorResponseException.class, e -> assertThat(e.getStatusCode()).isEqualTo(status));
  }

  private void know(RunEvent... events) {
    for (RunEvent event : events) {
      statuses.accepted(RunStatus.of(event));
    }
  }
}
