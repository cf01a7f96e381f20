package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;

/**
 * Who wants what done with which document; carried by every event, so that no consumer needs a
 * join.
 *
 * @param attempt 1 for the submission, one more for each reprocess
 * @param blobUrl where the document is fetched from
 * @param requestedAt when the run was first accepted
 */
public record RunContext(
    String runId,
    int attempt,
    String userId,
    String companyId,
    String blobUrl,
    Instant requestedAt,
    RunOptions options) {

  public RunContext {
    Objects.requireNonNull(runId, "run_id");
    Objects.requireNonNull(userId, "user_id");
    Objects.requireNonNull(companyId, "company_id");
    Objects.requireNonNull(blobUrl, "blob_url");
    Objects.requireNonNull(requestedAt, "requested_at");
    options = Objects.requireNonNullElse(options, RunOptions.DEFAULTS);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt is counted from 1, but was " + attempt);
    }
  }
}
