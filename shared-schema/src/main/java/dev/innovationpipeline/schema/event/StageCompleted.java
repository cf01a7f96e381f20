package dev.innovationpipeline.schema.event;

import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.OutputEdited.Edit;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A stage did its work.
 *
 * @param result what the stage made
 * @param model the model that answered, as the provider names it
 * @param promptHash the first 12 hexadecimal digits of the SHA-256 of the prompt's file; null where
 *     nobody recorded it, as before 2026-11-29
 * @param usage of this stage
 * @param runUsage of this attempt so far, this stage included
 * @param startedAt when the processor took the stage up
 * @param copiedFromAttempt set on the copy that begins a reprocess: nothing was computed, {@code
 *     usage} is that of the original and {@code runUsage} none; null for work that was done
 * @param degraded what was lost in the result; usually nothing
 * @param document what the result rests on: said by the stage that read it, and repeated by those
 *     after it but the last; null where it is not known, as in events before 2026-11-29
 * @param profile of the company that the model was told of; null for stages that tell of none, and
 *     in events before 2026-11-30
 * @param edited set where a person changed the output before the attempt began with it
 * @param shared set on a result of another run of the batch, which has paid for it: {@code usage}
 *     is none; null for the run's own
 */
public record StageCompleted(
    RunContext run,
    int stage,
    StageResult result,
    String model,
    String promptVersion,
    @Nullable String promptHash,
    Usage usage,
    Usage runUsage,
    Instant startedAt,
    Instant occurredAt,
    @Nullable Integer copiedFromAttempt,
    List<Degradation> degraded,
    @Nullable SourceDocument document,
    @Nullable ProfileVersion profile,
    @Nullable Edit edited,
    @Nullable Shared shared)
    implements RunEvent {

  public static final String TYPE = "stage-completed";

  /**
   * The version of a company's profile that a stage told the model of.
   *
   * @param version 0 for a profile that no person has changed: one that is shipped, or a file of
   *     the processor
   * @param hash the first 12 hexadecimal digits of the SHA-256 of the text that the model read
   */
  public record ProfileVersion(int version, String hash) {

    public ProfileVersion {
      Objects.requireNonNull(hash, "hash");
    }
  }

  /**
   * The run that made a result, which others of its batch take over.
   *
   * @param through the last stage whose results are taken over; only this one begins the next stage
   */
  public record Shared(String runId, int attempt, int through) {

    public Shared {
      Objects.requireNonNull(runId, "run_id");
    }
  }

  public StageCompleted {
    Objects.requireNonNull(run, "run");
    run.requireStage(stage);
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(promptVersion, "prompt_version");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(runUsage, "run_usage");
    Objects.requireNonNull(startedAt, "started_at");
    Objects.requireNonNull(occurredAt, "occurred_at");
    degraded = List.copyOf(degraded);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public OptionalInt atStage() {
    return OptionalInt.of(stage);
  }

  /** As a model made it. */
  public StageCompleted(
      RunContext run,
      int stage,
      StageResult result,
      String model,
      String promptVersion,
      @Nullable String promptHash,
      Usage usage,
      Usage runUsage,
      Instant startedAt,
      Instant occurredAt,
      @Nullable Integer copiedFromAttempt,
      List<Degradation> degraded,
      @Nullable SourceDocument document,
      @Nullable ProfileVersion profile) {
    this(
        run,
        stage,
        result,
        model,
        promptVersion,
        promptHash,
        usage,
        runUsage,
        startedAt,
        occurredAt,
        copiedFromAttempt,
        degraded,
        document,
        profile,
        null,
        null);
  }

  /**
   * Whether the run waits for a review of the result. A copy that begins an attempt has been
   * reviewed.
   */
  public boolean waitsForReview() {
    return copiedFromAttempt == null && shared == null && run.options().waitsAfter(stage);
  }

  /** Whether the next stage, if there is one, starts from the result. */
  public boolean beginsNext() {
    return !waitsForReview() && (shared == null || shared.through() == stage);
  }

  /** Without the hash of the prompt, and without a document or a profile. */
  public StageCompleted(
      RunContext run,
      int stage,
      StageResult result,
      String model,
      String promptVersion,
      Usage usage,
      Usage runUsage,
      Instant startedAt,
      Instant occurredAt,
      @Nullable Integer copiedFromAttempt,
      List<Degradation> degraded) {
    this(
        run,
        stage,
        result,
        model,
        promptVersion,
        null,
        usage,
        runUsage,
        startedAt,
        occurredAt,
        copiedFromAttempt,
        degraded,
        null,
        null,
        null,
        null);
  }

  /** Work that was done without a loss. */
  public StageCompleted(
      RunContext run,
      int stage,
      StageResult result,
      String model,
      String promptVersion,
      Usage usage,
      Usage runUsage,
      Instant startedAt,
      Instant occurredAt) {
    this(
        run,
        stage,
        result,
        model,
        promptVersion,
        usage,
        runUsage,
        startedAt,
        occurredAt,
        null,
        List.of());
  }

  /** The same output as the beginning of another attempt, which has cost nothing yet. */
  public StageCompleted copiedTo(RunContext attempt) {
    return new StageCompleted(
        attempt,
        stage,
        result,
        model,
        promptVersion,
        promptHash,
        usage,
        Usage.NONE,
        startedAt,
        occurredAt,
        copiedFromAttempt == null ? run.attempt() : copiedFromAttempt,
        degraded,
        document,
        profile,
        edited,
        null);
  }

  /** The same output in another run of the batch, which pays nothing for it. */
  public StageCompleted sharedWith(RunContext attempt, int through) {
    return new StageCompleted(
        attempt,
        stage,
        result,
        model,
        promptVersion,
        promptHash,
        Usage.NONE,
        Usage.NONE,
        startedAt,
        occurredAt,
        null,
        degraded,
        document,
        profile,
        edited,
        new Shared(
            shared == null ? run.runId() : shared.runId(),
            shared == null ? run.attempt() : shared.attempt(),
            through));
  }

  /** The same as a person has changed it. */
  public StageCompleted edited(Edit edit, StageResult changed) {
    return new StageCompleted(
        run,
        stage,
        changed,
        model,
        promptVersion,
        promptHash,
        usage,
        runUsage,
        startedAt,
        occurredAt,
        copiedFromAttempt,
        degraded,
        document,
        profile,
        edit,
        shared);
  }

  /** The same with the document that it rests on. */
  public StageCompleted from(@Nullable SourceDocument source) {
    return new StageCompleted(
        run,
        stage,
        result,
        model,
        promptVersion,
        promptHash,
        usage,
        runUsage,
        startedAt,
        occurredAt,
        copiedFromAttempt,
        degraded,
        source,
        profile,
        edited,
        shared);
  }
}
