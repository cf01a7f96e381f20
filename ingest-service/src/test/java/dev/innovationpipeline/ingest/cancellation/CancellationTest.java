package dev.innovationpipeline.ingest.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.ingest.status.view.Completions;
import dev.innovationpipeline.ingest.status.view.Completions.CompletionsUnknownException;
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
import java.util.Optional;
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
      cancellation(run -> Optional.empty(), Duration.ZERO, kept::add);

  @Test
  void aRunIsCancelledOnceInTheStageItIsIn() {
    know(Runs.requested("r"), Runs.started(Runs.run("r"), 3));
    assertThat(cancellation.cancel("r").status()).isEqualTo(Status.CANCELLED);
    assertThat(cancellation.cancel("r").status()).isEqualTo(Status.CANCELLED);
    assertThat(kept).containsExactly(new RunCancelled(Runs.run("r"), 3, Runs.NOW, true));
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
  void aCompletionInTheLogThatTheViewDoesNotShowYetWinsAndIsSaid() {
    know(Runs.requested("r"));
    Cancellation late =
        cancellation(
            run -> Optional.of(RunStatus.of(Runs.completed(run, 5))), Duration.ZERO, kept::add);
    assertThatThrownBy(() -> late.cancel("r")).hasMessageContaining("COMPLETED");
    assertThat(kept).isEmpty();
  }

  @Test
  void aCompletionThatComesLaterLosesInAnyOrder() {
    know(Runs.requested("r"));
    Cancellation early =
        cancellation(
            run -> Optional.empty(),
            Duration.ZERO,
            event -> {
              know(Runs.completed(Runs.run("r"), 5));
              kept.add(event);
            });
    assertThat(early.cancel("r").status()).isEqualTo(Status.CANCELLED);
    know(Runs.completed(Runs.run("r"), 5));
    assertThat(statuses.require("r").status()).isEqualTo(Status.CANCELLED);
    assertThat(early.cancel("r").status()).isEqualTo(Status.CANCELLED);
    assertThat(kept).hasSize(1);
  }

  @Test
  void aCancellationOfAnEarlierVersionIsDecidedByTheNextRequest() {
    know(Runs.requested("r"), new RunCancelled(Runs.run("r"), null, Runs.NOW));
    assertThat(cancellation.cancel("r").staysCancelled()).isTrue();
    assertThat(kept).hasSize(1);
  }

  @Test
  void nothingIsCancelledWhileKafkaDoesNotTellWhetherTheRunIsCompleted() {
    know(Runs.requested("r"));
    Cancellation unsure =
        cancellation(
            run -> {
              throw new CompletionsUnknownException("no answer", null);
            },
            Duration.ZERO,
            kept::add);
    assertThatThrownBy(() -> unsure.cancel("r"))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    assertThat(kept).isEmpty();
  }

  @Test
  void theAnswerWaitsUntilTheViewShowsTheCancellation() throws Exception {
    know(Runs.requested("r"));
    view.read(RunStatus.of(Runs.requested("other")));
    CountDownLatch acknowledged = new CountDownLatch(1);
    Cancellation early =
        cancellation(
            run -> Optional.empty(),
            Duration.ofMinutes(1),
            event -> {
              kept.add(event);
              acknowledged.countDown();
            });
    var answer = CompletableFuture.supplyAsync(() -> early.cancel("r"));
    assertThat(acknowledged.await(10, TimeUnit.SECONDS)).isTrue();
    view.read(RunStatus.of(Runs.completed(Runs.run("other"), 5)));
    view.read(RunStatus.of(Runs.completed(Runs.run("r"), 5)));
    assertThat(answer).isNotDone();
    view.read(RunStatus.of(kept.getFirst()));
    assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(Status.CANCELLED);
  }

  private Cancellation cancellation(
      Completions completions, Duration decidedWithin, EventLog events) {
    return new Cancellation(
        statuses, completions, endings(decidedWithin), events, InstantSource.fixed(Runs.NOW));
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
