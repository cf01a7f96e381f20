package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.event.Review.Decision;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Locale;
import org.springframework.web.ErrorResponseException;

/** Conflicts of a decision, with a code for programs. */
final class ReviewRefusals {

  private ReviewRefusals() {}

  static ErrorResponseException notWaiting(RunStatus status) {
    return coded(
        "not_waiting",
        "Run %s does not wait for a review: it is %s in stage %d of attempt %d. GET /reviews lists the runs that wait."
            .formatted(
                status.run().runId(),
                status.status(),
                status.currentStage(),
                status.progress().attempt()));
  }

  static ErrorResponseException otherResult(RunStatus status, int stage) {
    return coded(
        "other_result",
        "Run %s waits with the result of stage %d in attempt %d, not with the one that the request names. Look at the result and decide again."
            .formatted(status.run().runId(), stage, status.progress().attempt()));
  }

  static ErrorResponseException decided(RunStatus status, int stage, Decision decision) {
    return coded(
        "already_decided",
        "The result of stage %d of run %s was decided on before: %s. A run that has ended can be reprocessed."
            .formatted(
                stage,
                status.run().runId(),
                decision.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  private static ErrorResponseException coded(String code, String detail) {
    ErrorResponseException conflict = Problems.conflict(detail);
    conflict.getBody().setProperty("code", code);
    return conflict;
  }
}
