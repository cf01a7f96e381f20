package dev.innovationpipeline.benchmarks.check.live;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.schema.run.Status;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Answers of the server about the status of a run, as parts of a history. */
public final class StatusAnswers {

  private StatusAnswers() {}

  /** Empty for a failure, which says nothing about the run. */
  public static Optional<Answer> seen(String runId, Exchange answer) {
    return switch (answer.status()) {
      case 200 -> Optional.of(ofRun(runId, answer.body()));
      case 404 -> Optional.of(new Answer.NotFound(runId));
      case 410 -> Optional.of(new Answer.StatusSeen(runId, Status.FORGOTTEN, 0, 0));
      default -> Optional.empty();
    };
  }

  /**
   * @param status of the run alone, or as a batch has it
   */
  public static Answer ofRun(String runId, JsonNode status) {
    return new Answer.StatusSeen(
        runId,
        Status.valueOf(status.path("status").asString()),
        status.path("attempt").asInt(),
        status.path("current_stage").asInt());
  }

  /** The figures of a batch in a system that has come to rest; empty for a failure. */
  public static Optional<Answer> batchAtRest(String batchId, Exchange answer) {
    if (!answer.succeeded()) {
      return Optional.empty();
    }
    SortedMap<Status, Integer> counts = new TreeMap<>();
    answer
        .body()
        .path("counts")
        .properties()
        .forEach(count -> counts.put(Status.valueOf(count.getKey()), count.getValue().asInt()));
    return Optional.of(
        new Answer.BatchAtRest(batchId, counts, answer.body().path("ended").asBoolean()));
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
