package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.database.SinkWait;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.document.DocumentStore;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Reads outputs from the database, and checks by the status that they are complete. */
@Component
class KeptStageInputs implements StageInputs {

  private static final Logger log = LoggerFactory.getLogger(KeptStageInputs.class);

  private final AttemptQueries kept;
  private final EditQueries edits;
  private final DocumentStore documents;

  KeptStageInputs(AttemptQueries kept, EditQueries edits, DocumentStore documents) {
    this.kept = kept;
    this.edits = edits;
    this.documents = documents;
  }

  @Override
  public int attemptOf(String runId, String jobId) {
    return kept.ofJob(runId, jobId);
  }

  @Override
  public StageCompleted output(RunStatus status, int stage) {
    return find(status, stage).orElseThrow(() -> neverCompleted(status, stage));
  }

  @Override
  public StageCompleted edited(RunStatus status, int stage, int version) {
    StageCompleted made = output(status, stage);
    String runId = status.run().runId();
    Optional<StoredEdit> edit = edits.newest(runId, made.run().attempt(), stage, 0);
    int newest = edit.map(found -> found.mark().version()).orElse(0);
    if (newest > version) {
      throw Refusals.editOutdated(runId, stage, newest);
    }
    if (newest < version) {
      throw Refusals.editMissing(runId, stage, version);
    }
    StoredEdit found = edit.orElseThrow();
    return made.edited(found.mark(), found.output().in(made.result()));
  }

  @Override
  public Optional<StageCompleted> find(RunStatus status, int stage) {
    StageProgress progress = status.stages().get(stage);
    boolean completed = progress != null && progress.status() == Status.COMPLETED;
    if (!completed && (progress == null || progress.attempt() == 1)) {
      return Optional.empty();
    }
    return awaited(status, stage, completed, progress)
        .map(output -> withProgress(output, progress));
  }

  /** Waits for the sink, so that a run can be done again right after its end. */
  private Optional<StageCompleted> awaited(
      RunStatus status, int stage, boolean completed, @Nullable StageProgress progress) {
    try {
      return SinkWait.until(() -> written(status, stage, completed, progress), Optional::isPresent)
          .flatMap(Function.identity())
          .orElseThrow(() -> notYet(status, stage))
          .output();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notYet(status, stage);
    }
  }

  /** Empty when what the status knows of is not all there yet. */
  private Optional<Written> written(
      RunStatus status, int stage, boolean completed, @Nullable StageProgress progress) {
    RunContext run = status.run();
    if (!completed && kept.newest(run.runId()) < run.attempt()) {
      return Optional.empty();
    }
    Optional<StageCompleted> output = kept.output(run, stage);
    boolean whole = !completed || output.filter(o -> isOf(progress, o)).isPresent();
    return whole ? Optional.of(new Written(output)) : Optional.empty();
  }

  private record Written(Optional<StageCompleted> output) {}

  private static ErrorResponseException notYet(RunStatus status, int stage) {
    return Problems.unavailable(
        "The output of stage %d of run %s is not in the database yet. Ask again in a moment."
            .formatted(stage, status.run().runId()),
        null);
  }

  /** Where it is not known, or cannot be noted, the document is fetched again. */
  @Override
  public void noteDocument(RunStatus status) {
    Optional<SourceDocument> document =
        status.stages().values().stream()
            .map(StageProgress::document)
            .filter(Objects::nonNull)
            .findFirst();
    if (document.isPresent()) {
      try {
        documents.note(status.run().runId(), document.get());
      } catch (IOException e) {
        log.warn(
            "The document of run {} could not be noted; it is fetched again.",
            status.run().runId(),
            e);
      }
    }
  }

  private static boolean isOf(@Nullable StageProgress progress, StageCompleted output) {
    return progress != null && output.run().attempt() == progress.attempt();
  }

  /** Adds the number of calls and the document, which only the status has. */
  private static StageCompleted withProgress(
      StageCompleted output, @Nullable StageProgress progress) {
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
        output.degraded(),
        progress.document(),
        progress.profile(),
        output.edited(),
        output.shared());
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
