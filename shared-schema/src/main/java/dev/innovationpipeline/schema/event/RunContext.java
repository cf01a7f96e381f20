package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wants what done with which document; carried by every event, so that no consumer needs a
 * join.
 *
 * @param attempt 1 for the submission, one more for each reprocess
 * @param blobUrl where the document is fetched from
 * @param requestedAt when the run was first accepted
 * @param attemptRequestedAt when this attempt was asked for; the same for the first
 */
public record RunContext(
    String runId,
    int attempt,
    String userId,
    String companyId,
    String blobUrl,
    Instant requestedAt,
    RunOptions options,
    @Nullable Instant attemptRequestedAt) {

  public RunContext {
    Objects.requireNonNull(runId, "run_id");
    Objects.requireNonNull(userId, "user_id");
    Objects.requireNonNull(companyId, "company_id");
    Objects.requireNonNull(blobUrl, "blob_url");
    Objects.requireNonNull(requestedAt, "requested_at");
    options = Objects.requireNonNullElse(options, RunOptions.DEFAULTS);
    attemptRequestedAt = Objects.requireNonNullElse(attemptRequestedAt, requestedAt);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt is counted from 1, but was " + attempt);
    }
  }

  /** A first attempt, or one that was asked for with the run. */
  public RunContext(
      String runId,
      int attempt,
      String userId,
      String companyId,
      String blobUrl,
      Instant requestedAt,
      RunOptions options) {
    this(runId, attempt, userId, companyId, blobUrl, requestedAt, options, null);
  }

  /** Events written before there were later attempts have none; it is then that of the run. */
  @Override
  public Instant attemptRequestedAt() {
    return Objects.requireNonNullElse(attemptRequestedAt, requestedAt);
  }

  /** The same run, to be done once more. */
  public RunContext next(Instant at, RunOptions newOptions) {
    return new RunContext(
        runId, attempt + 1, userId, companyId, blobUrl, requestedAt, newOptions, at);
  }

  /**
   * What may be kept of a run that is to be forgotten: its id, and how many attempts there were.
   */
  public RunContext forgotten() {
    return forgotten(attempt);
  }

  /**
   * @param attempts there were, as is known by now
   */
  public RunContext forgotten(int attempts) {
    return new RunContext(runId, attempts, "", "", "", Instant.EPOCH, RunOptions.DEFAULTS);
  }
}
