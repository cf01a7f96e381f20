package dev.innovationpipeline.benchmarks.check.live;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.schema.run.Status;
import java.util.Optional;

/** Answers of the server about the status of a run, as parts of a history. */
public final class StatusAnswers {

  private StatusAnswers() {}

  /** Empty for a failure, which says nothing about the run. */
  public static Optional<Answer> seen(String runId, Exchange answer) {
    return switch (answer.status()) {
      case 200 ->
          Optional.of(
              new Answer.StatusSeen(
                  runId,
                  Status.valueOf(answer.body().path("status").asString()),
                  answer.body().path("attempt").asInt(),
                  answer.body().path("current_stage").asInt()));
      case 404 -> Optional.of(new Answer.NotFound(runId));
      case 410 -> Optional.of(new Answer.StatusSeen(runId, Status.FORGOTTEN, 0, 0));
      default -> Optional.empty();
    };
  }

  /** As {@link #seen}, of a system that has come to rest. */
  public static Optional<Answer> atRest(String runId, Exchange answer) {
    return seen(runId, answer).map(StatusAnswers::atRest);
  }

  private static Answer atRest(Answer answer) {
    return answer instanceof Answer.StatusSeen(String run, Status status, int attempt, int stage)
        ? new Answer.StatusAtRest(run, status, attempt)
        : answer;
  }
}
