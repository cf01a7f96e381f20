package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Finding.TooManyCalls;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Whether the model was asked only for work that there was. */
final class CallRules {

  private CallRules() {}

  /**
   * The work done, the calls that a failure or a cancellation cut short, and one for each
   * disturbance between the first call and the commit of the result.
   */
  static void check(
      RunEvents run,
      Calls.OfStage calls,
      List<Calls.Disturbance> disturbances,
      Consumer<Finding> findings) {
    if (run.isForgotten()) {
      return; // Its work cannot be counted any more.
    }
    long work = run.work().filter(event -> event.stage() == calls.stage()).count();
    long failures = run.of(RunFailed.class).filter(e -> e.stage() == calls.stage()).count();
    long cancellations = run.of(RunCancelled.class).count();
    Instant committed = lastCommit(run, calls.stage());
    long repeats =
        disturbances.stream().filter(d -> d.overlaps(calls.firstSeen(), committed)).count();
    int allowed = Math.toIntExact(work + failures + cancellations + repeats);
    if (calls.answers() > allowed) {
      findings.accept(new TooManyCalls(run.runId(), calls.stage(), calls.answers(), allowed));
    }
  }

  private static Instant lastCommit(RunEvents run, int stage) {
    return run.logged().stream()
        .filter(
            logged ->
                logged.event() instanceof StageCompleted completed && completed.stage() == stage)
        .map(LoggedEvent::appendedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }
}
