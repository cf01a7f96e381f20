package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Answer.Accepted;
import dev.innovationpipeline.benchmarks.check.Answer.BatchAtRest;
import dev.innovationpipeline.benchmarks.check.Answer.BatchCancelled;
import dev.innovationpipeline.benchmarks.check.Answer.Cancelled;
import dev.innovationpipeline.benchmarks.check.Answer.Forgotten;
import dev.innovationpipeline.benchmarks.check.Answer.NotFound;
import dev.innovationpipeline.benchmarks.check.Answer.Reprocessed;
import dev.innovationpipeline.benchmarks.check.Answer.StatusAtRest;
import dev.innovationpipeline.benchmarks.check.Answer.StatusSeen;
import dev.innovationpipeline.benchmarks.check.Finding.AnswerDoesNotHold;
import dev.innovationpipeline.benchmarks.check.Finding.LostRun;
import dev.innovationpipeline.benchmarks.check.Finding.StatusWentBack;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the answers about one run hold, against its events and against one another. */
final class AnswerRules {

  /**
   * A cancellation looks for a completion in the log and is appended after that; one that is
   * appended in between is not seen. It takes milliseconds, and longer only where the process is
   * frozen just then.
   */
  private static final Duration MAX_OVERLAP = Duration.ofSeconds(5);

  private final RunEvents run;
  private final Consumer<Finding> findings;
  private boolean accepted;
  private boolean cancelled;
  private @Nullable StatusSeen last;

  private AnswerRules(RunEvents run, Consumer<Finding> findings) {
    this.run = run;
    this.findings = findings;
  }

  static void check(RunEvents run, List<Answer> answers, Consumer<Finding> findings) {
    AnswerRules rules = new AnswerRules(run, findings);
    answers.forEach(rules::check);
  }

  private void check(Answer answer) {
    switch (answer) {
      case Accepted e -> {
        accepted = true;
        if (!run.isRequested()) {
          findings.accept(
              new LostRun(
                  run.runId(),
                  "Run %s was accepted, but the log has no request for it."
                      .formatted(run.runId())));
        }
      }
      case StatusSeen seen -> check(seen);
      case StatusAtRest seen -> run.status().ifPresent(status -> compare(status, seen));
      case NotFound e ->
          require(!accepted && last == null, "was answered to be unknown after it was known");
      case Cancelled e -> {
        cancelled = true;
        require(run.isCancelled(), "was answered to be cancelled, but the log has no cancellation");
      }
      case Reprocessed e ->
          require(
              run.hasAttempt(e.attempt()),
              "was answered to be in attempt %d, but the log has no request for it"
                  .formatted(e.attempt()));
      case Forgotten e ->
          require(run.isForgotten(), "was answered to be forgotten, but the log does not say so");
      case BatchCancelled e ->
          require(
              !run.beganAfter(e.answeredAt().plus(MAX_OVERLAP)),
              "began another attempt after its batch was answered to be cancelled");
      case BatchAtRest e -> {} // about several runs: see BatchRules
    }
  }

  private void check(StatusSeen seen) {
    StatusSeen before = last;
    if (before != null && isBack(before, seen)) {
      findings.accept(new StatusWentBack(run.runId(), before, seen));
    }
    last = seen;
    boolean holds =
        run.isForgotten()
            || switch (seen.status()) {
              case COMPLETED -> run.isCompleted(seen.attempt());
              case FAILED -> run.isFailed(seen.attempt());
              case CANCELLED -> run.isCancelled();
              case FORGOTTEN -> false;
              case PENDING, RUNNING -> true;
            };
    require(holds, "was answered to be %s, but the log has no such end".formatted(seen.status()));
    require(
        !cancelled
            || seen.status() != Status.COMPLETED
            || run.cancelledForGood(seen.attempt()).isEmpty(),
        "was answered to be cancelled, and COMPLETED afterwards");
  }

  private void compare(RunStatus byEvents, StatusAtRest seen) {
    int attempt = byEvents.status() == Status.FORGOTTEN ? 0 : byEvents.progress().attempt();
    require(
        byEvents.status() == seen.status() && attempt == seen.attempt(),
        "was answered to be %s in attempt %d at rest, but is %s in attempt %d by its events"
            .formatted(seen.status(), seen.attempt(), byEvents.status(), attempt));
  }

  private boolean isBack(StatusSeen before, StatusSeen after) {
    if (before.status() == Status.FORGOTTEN || after.status() == Status.FORGOTTEN) {
      return after.status() != Status.FORGOTTEN;
    }
    if (before.attempt() != after.attempt()) {
      return after.attempt() < before.attempt();
    }
    if (before.status() == Status.CANCELLED && after.status() == Status.COMPLETED) {
      return run.cancelledForGood(after.attempt()).isPresent();
    }
    if (before.status() == Status.COMPLETED && after.status() == Status.CANCELLED) {
      return !overlap(after.attempt());
    }
    return after.rank() < before.rank()
        || (before.status().isTerminal() && !after.status().isTerminal());
  }

  /** Whether the cancellation could not see the completion. */
  private boolean overlap(int attempt) {
    Optional<Instant> cancelledAt = run.cancelledForGood(attempt);
    Optional<Instant> completedAt = run.completed(attempt);
    return cancelledAt.isPresent()
        && completedAt.isPresent()
        && cancelledAt.get().isBefore(completedAt.get().plus(MAX_OVERLAP));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      findings.accept(
          new AnswerDoesNotHold(run.runId(), "Run %s %s.".formatted(run.runId(), otherwise)));
    }
  }
}
