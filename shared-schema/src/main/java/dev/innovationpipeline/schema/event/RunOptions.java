package dev.innovationpipeline.schema.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options that a submitter may choose for one run; null means the processor's own setting.
 *
 * @param maxCostUsd the run stops with {@code cost_cap_exceeded} before the call after this is
 *     spent
 * @param jobId the bulk reprocess that the attempt belongs to
 * @param stream whether the calls of the run are streamed. It is fixed when the run starts, so that
 *     a call that is repeated after a crash is the same byte for byte. Null in runs of before,
 *     whose calls are streamed when somebody watches
 * @param reviewAfter the stages whose results wait for a review, ascending; null for none
 * @param review the decision that began the attempt; null where none did
 * @param batch the batch that the run belongs to; null for a run of its own
 */
public record RunOptions(
    @Nullable String model,
    @Nullable String promptVersion,
    @Nullable BigDecimal maxCostUsd,
    @Nullable String jobId,
    @Nullable Boolean stream,
    @Nullable List<Integer> reviewAfter,
    @Nullable Reviewed review,
    @Nullable Batched batch) {

  public static final RunOptions DEFAULTS = new RunOptions(null, null, null);

  /**
   * A decision after which a run goes on as another attempt.
   *
   * @param attempt whose result was reviewed
   * @param stage that made the result
   * @param comment for the model, which does the stage again; null for an approval
   * @param costUsd spent by then under the run's cost cap
   */
  public record Reviewed(int attempt, int stage, @Nullable String comment, BigDecimal costUsd) {}

  /**
   * The place of a run in a batch. Its id follows from it, so that each run knows the others.
   *
   * @param id of the batch
   * @param document which of the documents, from 1
   * @param documents of the batch
   * @param company which of the companies, from 1
   * @param companies of the batch
   * @param awaits the last of the stages whose results the attempt waits for, which another run on
   *     the same document makes; null for an attempt that does its stages itself
   * @param awaitsRun the one that is to make them, where it has another attempt; null before that,
   *     and in events of an older version
   */
  public record Batched(
      String id,
      int document,
      int documents,
      int company,
      int companies,
      @Nullable Integer awaits,
      @Nullable AwaitedRun awaitsRun) {

    public Batched {
      Objects.requireNonNull(id, "id");
    }

    /** Where no attempt of another is waited for in particular. */
    public Batched(
        String id,
        int document,
        int documents,
        int company,
        int companies,
        @Nullable Integer awaits) {
      this(id, document, documents, company, companies, awaits, null);
    }

    /** The id of the run for a company on the same document. */
    public String runOf(int other) {
      return runOf(id, document, other);
    }

    public static String runOf(String batch, int document, int company) {
      return "%s.%d.%d".formatted(batch, document, company);
    }

    /** The part of the id that all runs on the same document share. */
    public String group() {
      return "%s.%d.".formatted(id, document);
    }

    Batched awaiting(@Nullable Integer stage, @Nullable AwaitedRun run) {
      return new Batched(id, document, documents, company, companies, stage, run);
    }
  }

  /**
   * Another run on the same document.
   *
   * @param company which of the companies, from 1
   * @param attempt that was asked for before the wait was, so that an earlier one has nothing to
   *     say about it
   */
  public record AwaitedRun(int company, int attempt) {}

  public RunOptions {
    reviewAfter = reviewAfter == null ? null : List.copyOf(reviewAfter);
  }

  /** Of a run that waits for no review. */
  public RunOptions(
      @Nullable String model,
      @Nullable String promptVersion,
      @Nullable BigDecimal maxCostUsd,
      @Nullable String jobId,
      @Nullable Boolean stream) {
    this(model, promptVersion, maxCostUsd, jobId, stream, null, null, null);
  }

  public RunOptions(
      @Nullable String model,
      @Nullable String promptVersion,
      @Nullable BigDecimal maxCostUsd,
      @Nullable String jobId) {
    this(model, promptVersion, maxCostUsd, jobId, null);
  }

  /** Of a single run. */
  public RunOptions(
      @Nullable String model, @Nullable String promptVersion, @Nullable BigDecimal maxCostUsd) {
    this(model, promptVersion, maxCostUsd, null, null);
  }

  public RunOptions withStream(boolean streamed) {
    return new RunOptions(
        model, promptVersion, maxCostUsd, jobId, streamed, reviewAfter, review, batch);
  }

  /** The same with the stages after which the run waits. */
  public RunOptions withReviewAfter(@Nullable List<Integer> stages) {
    return new RunOptions(model, promptVersion, maxCostUsd, jobId, stream, stages, review, batch);
  }

  /** The same for the attempt that a decision begins. */
  public RunOptions withReview(@Nullable Reviewed decision) {
    return new RunOptions(
        model, promptVersion, maxCostUsd, jobId, stream, reviewAfter, decision, batch);
  }

  /** The same as a run of a batch. */
  public RunOptions withBatch(@Nullable Batched place) {
    return new RunOptions(
        model, promptVersion, maxCostUsd, jobId, stream, reviewAfter, review, place);
  }

  /**
   * The same for an attempt of a run of a batch that waits for another's results, or for none.
   *
   * @param stage the last that is waited for; null for none
   */
  public RunOptions awaiting(@Nullable Integer stage) {
    return batch == null ? this : withBatch(batch.awaiting(stage, null));
  }

  /** The same for an attempt that waits for the results of an attempt of another run. */
  public RunOptions awaiting(int stage, AwaitedRun run) {
    return batch == null ? this : withBatch(batch.awaiting(stage, run));
  }

  /** Whether the attempt begins once another run of its batch has made the first results. */
  public boolean awaitsOthers() {
    return awaited() > 0;
  }

  /** The last stage whose results the attempt waits for; 0 for none. */
  public int awaited() {
    return batch == null || batch.awaits() == null ? 0 : batch.awaits();
  }

  /** Whether the result of a stage waits for a review. */
  public boolean waitsAfter(int stage) {
    return reviewAfter != null && reviewAfter.contains(stage);
  }
}
