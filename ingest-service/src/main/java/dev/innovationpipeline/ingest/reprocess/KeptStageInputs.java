package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads outputs from the database, and checks by the status that they are complete. */
@Component
class KeptStageInputs implements StageInputs {

  private final AttemptQueries kept;

  KeptStageInputs(AttemptQueries kept) {
    this.kept = kept;
  }

  @Override
  public int attemptOf(String runId, String jobId) {
    return kept.ofJob(runId, jobId);
  }

  @Override
  public StageCompleted output(RunStatus status, int stage) {
    StageProgress progress = status.stages().get(stage);
    boolean completed = progress != null && progress.status() == Status.COMPLETED;
    if (!completed && (progress == null || progress.attempt() == 1)) {
      throw neverCompleted(status, stage);
    }
    Optional<StageCompleted> found = kept.output(status.run(), stage);
    boolean whole = completed && found.filter(o -> isOf(progress, o)).isPresent();
    if (!whole && (completed || kept.newest(status.run().runId()) < status.run().attempt())) {
      throw Problems.unavailable(
          "The output of stage %d of run %s is not in the database yet. Ask again in a moment."
              .formatted(stage, status.run().runId()),
          null);
    }
    return withUsage(found.orElseThrow(() -> neverCompleted(status, stage)), progress);
  }

  private static boolean isOf(@Nullable StageProgress progress, StageCompleted output) {
    return progress != null && output.run().attempt() == progress.attempt();
  }

  /** Adds the number of calls, which only the status has. */
  private static StageCompleted withUsage(StageCompleted output, @Nullable StageProgress progress) {
    if (progress == null || progress.usage() == null || !isOf(progress, output)) {
      return output;
    }
    return new StageCompleted(
        output.run(),
        output.stage(),
        output.result(),
        output.model(),
        output.promptVersion(),
        output.promptHash(),
        progress.usage(),
        output.runUsage(),
        output.startedAt(),
        output.occurredAt(),
        output.copiedFromAttempt(),
        output.degraded());
  }

  private static RuntimeException neverCompleted(RunStatus status, int stage) {
    int last =
        status.stages().values().stream()
            .filter(each -> each.status() == Status.COMPLETED)
            .mapToInt(StageProgress::stage)
            .filter(number -> number < stage)
            .max()
            .orElse(0);
    return Refusals.neverCompleted(status.run().runId(), stage, last + 1);
  }
}
