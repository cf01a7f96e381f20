package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Finding.TooManyCalls;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whether the model was asked only for work that there was. */
final class CallRules {

  private CallRules() {}

  /**
   * The work done, the calls that a failure or a cancellation cut short, and for each disturbance
   * between the first call and the commit of the result one of each run.
   *
   * @param runs on one document: those of a batch, which share calls, or a run of its own
   * @param calls of all of them
   */
  static void check(
      List<RunEvents> runs,
      Calls.OfStage calls,
      List<Calls.Disturbance> disturbances,
      Consumer<Finding> findings) {
    if (runs.stream().anyMatch(RunEvents::isForgotten)) {
      return; // Its work cannot be counted any more.
    }
    int stage = calls.stage();
    Instant committed = lastCommit(runs, stage);
    long repeats =
        disturbances.stream().filter(d -> d.overlaps(calls.firstSeen(), committed)).count();
    long allowed = 0;
    for (RunEvents run : runs) {
      long work = run.work().filter(event -> event.stage() == stage).count();
      long cutShort =
          Stream.concat(
                  run.of(RunFailed.class).filter(e -> e.stage() == stage),
                  run.of(RunCancelled.class))
              .filter(end -> !end.run().options().awaitsOthers())
              .count();
      boolean mayHaveCalled = work + cutShort > 0 || runs.size() == 1;
      allowed += work + cutShort + (mayHaveCalled ? repeats : 0);
    }
    if (calls.answers() > allowed) {
      findings.accept(
          new TooManyCalls(calls.runId(), stage, calls.answers(), Math.toIntExact(allowed)));
    }
  }

  private static Instant lastCommit(List<RunEvents> runs, int stage) {
    return runs.stream()
        .flatMap(run -> run.logged().stream())
        .filter(
            logged ->
                logged.event() instanceof StageCompleted completed
                    && completed.stage() == stage
                    && completed.shared() == null)
        .map(LoggedEvent::appendedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }
}
