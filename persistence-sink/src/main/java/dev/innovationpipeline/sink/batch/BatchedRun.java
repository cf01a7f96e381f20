package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of a batch of requests, as lists of these need it.
 *
 * @param requestedAt to the millisecond; the same for all runs of the batch
 */
public record BatchedRun(
    String runId,
    String batchId,
    int document,
    int documents,
    int company,
    int companies,
    String companyId,
    String userId,
    Instant requestedAt) {

  static Optional<BatchedRun> of(RunRequested event) {
    RunContext run = event.run();
    return Optional.ofNullable(run.options().batch()).map(place -> of(run, place));
  }

  private static BatchedRun of(RunContext run, Batched place) {
    return new BatchedRun(
        run.runId(),
        place.id(),
        place.document(),
        place.documents(),
        place.company(),
        place.companies(),
        run.companyId(),
        run.userId(),
        Milliseconds.of(run.requestedAt()));
  }
}
