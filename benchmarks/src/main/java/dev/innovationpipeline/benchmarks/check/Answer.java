package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import java.util.SortedMap;

/** An answer of the HTTP API about a run; those of one run come in the order of the answers. */
public sealed interface Answer {

  String runId();

  /** {@code POST /run} was answered 202. */
  record Accepted(String runId) implements Answer {}

  /**
   * {@code GET /status} was answered 200, or 410 for a forgotten run.
   *
   * @param attempt that the answer named; 0 for a forgotten run
   */
  record StatusSeen(String runId, Status status, int attempt, int currentStage) implements Answer {

    /** Where it stands among the answers about one attempt; a later answer has no lower one. */
    int rank() {
      return switch (status) {
        case PENDING -> 0;
        case RUNNING -> 10 * currentStage + 1;
        case FAILED -> 10 * currentStage + 5;
        case CANCELLED -> Integer.MAX_VALUE - 1;
        case COMPLETED, FORGOTTEN -> Integer.MAX_VALUE;
      };
    }
  }

  /**
   * The same, when nothing was under way any more.
   *
   * @param attempt that the answer named; 0 for a forgotten run
   */
  record StatusAtRest(String runId, Status status, int attempt) implements Answer {}

  /** {@code GET /status} was answered 404. */
  record NotFound(String runId) implements Answer {}

  /** A cancellation was answered 200. */
  record Cancelled(String runId) implements Answer {}

  /** A reprocess was answered 202. */
  record Reprocessed(String runId, int attempt) implements Answer {}

  /** {@code DELETE /runs} was answered with success. */
  record Forgotten(String runId) implements Answer {}

  /**
   * A cancellation of the batch that the run belongs to was answered 200.
   *
   * @param answeredAt by the clock of the machine
   */
  record BatchCancelled(String runId, Instant answeredAt) implements Answer {}

  /**
   * {@code GET /batches} was answered 200 when nothing was under way any more.
   *
   * @param runId the id of the batch
   * @param counts the number of runs by status
   */
  record BatchAtRest(String runId, SortedMap<Status, Integer> counts, boolean ended)
      implements Answer {}
}
