package dev.innovationpipeline.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Histories of a batch of one document for two companies. */
class BatchedRunsTest {

  private static final Instant THEN = Instant.parse("2026-11-24T08:00:00Z");
  private static final int SHARED = 3;

  private final RunContext first = run(1, null);
  private final RunContext second = run(2, SHARED);
  private final RunContext served = second.next(THEN, second.options().awaiting(null));
  private final List<RunEvent> events = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Calls.OfStage> calls = new ArrayList<>();
  private final List<Calls.Disturbance> disturbances = new ArrayList<>();

  @Test
  void findsNothingInARightBatch() {
    rightBatch();
    answers.add(new Answer.BatchAtRest("b", figures(Status.COMPLETED, 2), true));
    call(1, 1);
    call(4, 2);

    assertThat(kinds()).isEmpty();
  }

  @Test
  void theSharedStagesArePaidOnce() {
    rightBatch();
    call(2, 2);

    assertThat(kinds()).containsExactly("too_many_calls");
  }

  @Test
  void aKillMayRepeatTheCallOfEachRunThatWorks() {
    rightBatch();
    disturbances.add(new Calls.Disturbance(THEN.minusSeconds(1), THEN.plusSeconds(1)));
    call(1, 2);
    call(4, 4);
    assertThat(kinds()).isEmpty();

    call(2, 3);
    assertThat(kinds()).as("one run works on stage 2").containsExactly("too_many_calls");
  }

  @Test
  void aRunThatWaitsDoesNothingItself() {
    rightBatch();
    events.add(made(second, 1));

    assertThat(kinds()).containsExactly("wrong_share");
  }

  @Test
  void whatIsSharedIsNotDoneAgain() {
    rightBatch();
    events.add(made(served, 2));

    assertThat(kinds()).contains("wrong_share");
  }

  @Test
  void aCopyIsOfWhatTheOtherMade() {
    rightBatch();
    StageCompleted other = completed(first, 2, new Prose("# Another"));
    events.replaceAll(event -> event.equals(copy(2)) ? other.sharedWith(served, SHARED) : event);

    assertThat(kinds()).containsExactly("wrong_share");
  }

  @Test
  void allSharedResultsAreCopiedAtOnce() {
    rightBatch();
    events.remove(copy(2));

    assertThat(kinds()).containsExactly("wrong_share");
  }

  @Test
  void noneTakesThePlaceOfARunThatIsAtWork() {
    events.addAll(List.of(new RunRequested(first, THEN), new RunRequested(second, THEN)));
    work(first, 1);
    events.add(new ReprocessRequested(served, 1, THEN));
    work(served, 1);
    assertThat(kinds()).containsExactly("wrong_share");

    events.add(new RunCancelled(first, 2, THEN, true));
    events.removeIf(event -> event instanceof StageCompleted made && made.run().equals(first));
    assertThat(kinds()).as("the first was cancelled").isEmpty();
  }

  @Test
  void aRunThatWaitsForNobodyIsLost() {
    rightBatch();
    events.removeIf(event -> event.run().equals(served));

    assertThat(kinds()).containsExactly("lost_run");
  }

  @Test
  void aRunThatWaitsForOneThatWaitsForAReviewIsNotLost() {
    RunContext gated = first.with(first.options().withReviewAfter(List.of(SHARED)));
    events.addAll(List.of(new RunRequested(gated, THEN), new RunRequested(second, THEN)));
    for (int stage = 1; stage <= SHARED; stage++) {
      events.add(made(gated, stage));
    }

    assertThat(kinds()).isEmpty();
  }

  @Test
  void aBatchIsAcceptedAsAWhole() {
    rightBatch();
    events.removeIf(event -> event.run().runId().equals(second.runId()));

    assertThat(kinds()).containsExactly("lost_run");
  }

  @Test
  void theFiguresAreThoseOfTheRuns() {
    rightBatch();
    answers.add(new Answer.BatchAtRest("b", figures(Status.COMPLETED, 1), true));

    assertThat(kinds()).containsExactly("answer_does_not_hold");
  }

  @Test
  void nothingBeginsInACancelledBatch() {
    rightBatch();
    answers.add(new Answer.BatchCancelled(second.runId(), THEN));
    assertThat(kinds()).as("in the same moment").isEmpty();

    answers.add(new Answer.BatchCancelled(second.runId(), THEN.minusSeconds(60)));
    assertThat(kinds()).containsExactly("answer_does_not_hold");
  }

  @Test
  void aRetryMayLetTheFirstOfThoseThatFailedLead() {
    events.addAll(List.of(new RunRequested(first, THEN), new RunRequested(second, THEN)));
    events.add(failed(first, "review_rejected"));
    events.add(failed(second, "shared_run_failed"));
    events.add(new ReprocessRequested(served, 1, THEN));
    work(served, 1);

    assertThat(kinds()).isEmpty();
  }

  private void rightBatch() {
    events.addAll(List.of(new RunRequested(first, THEN), new RunRequested(second, THEN)));
    work(first, 1);
    events.add(new ReprocessRequested(served, SHARED + 1, THEN));
    for (int stage = 1; stage <= SHARED; stage++) {
      events.add(copy(stage));
    }
    work(served, SHARED + 1);
  }

  private void work(RunContext run, int from) {
    for (int stage = from; stage <= SampleHistory.STAGES; stage++) {
      events.add(made(run, stage));
    }
  }

  private StageCompleted copy(int stage) {
    return made(first, stage).sharedWith(served, SHARED);
  }

  private static StageCompleted made(RunContext run, int stage) {
    return completed(
        run,
        stage,
        stage == SampleHistory.STAGES ? SampleHistory.cards("c") : new Prose("# " + stage));
  }

  private static StageCompleted completed(RunContext run, int stage, StageResult result) {
    return new StageCompleted(run, stage, result, "m", "v1", Usage.NONE, Usage.NONE, THEN, THEN);
  }

  private static RunFailed failed(RunContext run, String code) {
    return new RunFailed(run, 1, code, "No.", 0, Usage.NONE, THEN);
  }

  private static RunContext run(int company, @Nullable Integer awaits) {
    return new RunContext(
        Batched.runOf("b", 1, company),
        1,
        "u",
        "c" + company,
        "http://h/d",
        THEN,
        RunOptions.DEFAULTS.withBatch(new Batched("b", 1, 1, company, 2, awaits)));
  }

  private static SortedMap<Status, Integer> figures(Status status, int runs) {
    return new TreeMap<>(Map.of(status, runs));
  }

  private void call(int stage, int answered) {
    calls.add(new Calls.OfStage(first.runId(), stage, answered, THEN));
  }

  private List<String> kinds() {
    Map<String, List<LoggedEvent>> byRun =
        events.stream()
            .map(event -> LoggedEvent.of(event, THEN))
            .collect(Collectors.groupingBy(logged -> logged.event().run().runId()));
    return HistoryChecker.check(
            History.atRest(byRun, answers, null, new Calls(calls, disturbances)))
        .stream()
        .map(Finding::kind)
        .distinct()
        .toList();
  }
}
