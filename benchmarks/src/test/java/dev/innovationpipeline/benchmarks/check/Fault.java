package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Finding.AnswerDoesNotHold;
import dev.innovationpipeline.benchmarks.check.Finding.DoubledEvent;
import dev.innovationpipeline.benchmarks.check.Finding.EndedTwice;
import dev.innovationpipeline.benchmarks.check.Finding.LostRun;
import dev.innovationpipeline.benchmarks.check.Finding.RowDiffers;
import dev.innovationpipeline.benchmarks.check.Finding.StatusWentBack;
import dev.innovationpipeline.benchmarks.check.Finding.TooManyCalls;
import dev.innovationpipeline.benchmarks.check.Finding.WrongCards;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The ways in which the history of a completed run can be wrong, and what each is found to be. */
enum Fault {
  END_MISSING(LostRun.class, (h, run) -> h.events(run).remove(h.completion(run, 1, 5))),
  REQUEST_MISSING(LostRun.class, (h, run) -> h.events.remove(run)),
  FAILED_AFTER_COMPLETION(EndedTwice.class, (h, run) -> h.log(failure(h, run))),
  COMPLETED_TWICE(EndedTwice.class, (h, run) -> h.events(run).add(h.completion(run, 1, 5))),
  STAGE_TWICE(DoubledEvent.class, (h, run) -> h.events(run).add(h.completion(run, 1, 2))),
  STATUS_BEFORE_LATER_ONE(StatusWentBack.class, (h, run) -> h.see(run, Status.RUNNING, 1, 5)),
  STATUS_OF_EARLIER_ATTEMPT(
      StatusWentBack.class,
      (h, run) -> {
        h.see(run, Status.PENDING, 2, 0);
        h.see(run, Status.COMPLETED, 1, 5);
      }),
  RUNNING_AFTER_FAILED(
      StatusWentBack.class,
      (h, run) -> {
        h.answers.clear();
        h.see(run, Status.FAILED, 1, 2);
        h.see(run, Status.RUNNING, 1, 3);
      }),
  CARD_MISSING_IN_EVENT(WrongCards.class, (h, run) -> h.completion(run, 1, 5).cards().remove(3)),
  CARD_MISSING_IN_DATABASE(WrongCards.class, (h, run) -> h.storedCards(run).remove(3)),
  CARD_TWICE_IN_DATABASE(
      WrongCards.class, (h, run) -> h.storedCards(run).add(h.storedCards(run).getFirst())),
  RUN_ROW_MISSING(RowDiffers.class, (h, run) -> h.rows.runs().remove(run)),
  RUN_ROW_BEHIND(RowDiffers.class, (h, run) -> h.rows.runs().put(run, row(Status.RUNNING, 51))),
  OUTPUT_ROW_MISSING(RowDiffers.class, (h, run) -> h.outputs(run).remove(3)),
  OUTPUT_ROW_OF_OTHER_TEXT(
      RowDiffers.class,
      (h, run) ->
          h.outputs(run)
              .computeIfPresent(
                  3,
                  (stage, o) ->
                      new StoredRows.Output(o.attempt(), "0", o.model(), o.completedAt()))),
  STAR_NOT_STORED(
      RowDiffers.class,
      (h, run) -> h.log(new CardStarred(context(h, run), 2, true, Instant.EPOCH))),
  ROW_WITHOUT_EVENT(
      RowDiffers.class,
      (h, run) -> {
        h.events.remove(run);
        h.answers.clear();
      }),
  OUTPUT_WITHOUT_RUN(RowDiffers.class, (h, run) -> h.rows.outputs().put("nobody", new TreeMap<>())),
  CANCELLATION_WITHOUT_EVENT(
      AnswerDoesNotHold.class, (h, run) -> h.answers.add(new Answer.Cancelled(run))),
  REPROCESS_WITHOUT_EVENT(
      AnswerDoesNotHold.class, (h, run) -> h.answers.add(new Answer.Reprocessed(run, 2))),
  FORGOTTEN_WITHOUT_EVENT(
      AnswerDoesNotHold.class, (h, run) -> h.answers.add(new Answer.Forgotten(run))),
  UNKNOWN_AFTER_ACCEPTED(
      AnswerDoesNotHold.class, (h, run) -> h.answers.add(new Answer.NotFound(run))),
  END_ANSWERED_THAT_NEVER_CAME(
      AnswerDoesNotHold.class, (h, run) -> h.see(run, Status.COMPLETED, 3, 5)),
  OLD_STATUS_AT_REST(
      AnswerDoesNotHold.class,
      (h, run) -> h.answers.add(new Answer.StatusAtRest(run, Status.RUNNING, 1))),
  OLD_ATTEMPT_AT_REST(
      AnswerDoesNotHold.class,
      (h, run) -> h.answers.add(new Answer.StatusAtRest(run, Status.COMPLETED, 2))),
  CALL_PAID_TWICE(
      TooManyCalls.class, (h, run) -> h.calls.add(new Calls.OfStage(run, 2, 2, Instant.EPOCH)));

  private final Class<? extends Finding> finding;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final BiConsumer<SampleHistory, String> change;

  Fault(Class<? extends Finding> finding, BiConsumer<SampleHistory, String> change) {
    this.finding = finding;
    this.change = change;
  }

  Class<? extends Finding> finding() {
    return finding;
  }

  /** Puts the fault into the history of a run that completed in its first attempt. */
  void into(SampleHistory history, String runId) {
    change.accept(history, runId);
  }

  private static RunContext context(SampleHistory history, String run) {
    return history.events(run).getFirst().event().run();
  }

  private static RunFailed failure(SampleHistory history, String run) {
    RunContext context = context(history, run);
    return new RunFailed(context, 5, "code", "why", 1, Usage.NONE, SampleHistory.at(context, 90));
  }

  private static StoredRows.Run row(Status status, int progress) {
    return new StoredRows.Run(status, 1, progress, 5, null, "", "", 0, 0, BigDecimal.ZERO, null);
  }
}
