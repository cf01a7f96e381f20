package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.run.RunProgress;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The losses in the results of completed runs, as the status view has them: the event that
 * completes a run knows those of its own stage alone.
 */
final class RunLosses implements Message.Losses {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  private final RunStatuses statuses;

  RunLosses(RunStatuses statuses) {
    this.statuses = statuses;
  }

  /**
   * Waits until the view shows the completion.
   *
   * @throws IllegalStateException when it does not within half a minute
   */
  @Override
  public List<String> of(StageCompleted last) throws InterruptedException {
    RunProgress completed = RunProgress.of(last);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      Optional<RunStatus> status = statuses.known(last.run().runId());
      if (status.isPresent() && status.get().progress().compareTo(completed) >= 0) {
        return codes(
            status.get().progress().equals(completed) ? status.get().degraded() : last.degraded());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "The status view does not show yet that the run %s is completed."
                .formatted(last.run().runId()));
      }
      Thread.sleep(CHECK_INTERVAL);
    }
  }

  /** Of a later attempt the view has the losses of that one. */
  private static List<String> codes(List<Degradation> losses) {
    return losses.stream().map(Degradation::code).distinct().toList();
  }
}
