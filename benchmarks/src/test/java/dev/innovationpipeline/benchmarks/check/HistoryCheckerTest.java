package dev.innovationpipeline.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.check.SampleHistory.Kind;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryCheckerTest {

  private final SampleHistory history = new SampleHistory();

  @ParameterizedTest
  @EnumSource
  void findsNothingInARightHistory(Kind kind) {
    history.add(1, kind);

    assertThat(history.findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void findsEachFault(Fault fault) {
    fault.into(history, history.add(1, Kind.COMPLETED));

    assertThat(history.findings()).hasAtLeastOneElementOfType(fault.finding());
  }

  @Test
  void saysWhatIsWrong() {
    String run = history.add(1, Kind.COMPLETED);
    history.rows.runs().remove(run);

    assertThat(history.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo("row_differs");
              assertThat(finding.sentence()).startsWith("Run of run " + run + " should be");
            });
  }

  @Test
  void aCancelledRunWhoseCompletionComesLaterStaysCancelled() {
    String run = history.add(1, Kind.CANCELLED_LATE);
    assertThat(history.findings()).isEmpty();

    history.see(run, Status.COMPLETED, 1, 5);

    assertThat(history.findings())
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder("status_went_back", "answer_does_not_hold");
  }

  @Test
  void aCompletedRunIsCancelledOnlyIfBothHappenAtOnce() {
    String run = history.add(1, Kind.CANCELLED_LATE);
    history.answers.removeIf(answer -> answer instanceof Answer.StatusSeen);
    history.see(run, Status.COMPLETED, 1, 5);
    history.see(run, Status.CANCELLED, 1, 5);
    history.answers.removeIf(answer -> answer instanceof Answer.Cancelled);
    assertThat(history.findings()).isEmpty();

    List<LoggedEvent> events = history.events(run);
    events.replaceAll(
        logged ->
            logged.event() instanceof RunCancelled
                ? LoggedEvent.of(logged.event(), logged.appendedAt().plusSeconds(60))
                : logged);

    assertThat(history.findings()).hasOnlyElementsOfType(Finding.StatusWentBack.class).hasSize(1);
  }

  /** As until November 2026. */
  @Test
  void knowsThatACompletionWinsAgainstACancellation() {
    String run = history.add(1, Kind.COMPLETED);
    RunContext context = history.events(run).getFirst().event().run();
    history.log(new RunCancelled(context, 5, SampleHistory.at(context, 40)));
    history.answers.add(new Answer.Cancelled(run));

    assertThat(history.findings()).isEmpty();
  }

  @Test
  void letsARunThatIsAtWorkBeAtWork() {
    String run = history.add(1, Kind.COMPLETED);
    history.events(run).remove(history.completion(run, 1, 5));
    Instant last = new RunEvents(run, history.events(run)).lastAppended();

    List<Finding> findings =
        HistoryChecker.check(
            new History(history.events, List.of(), history.rows, Calls.UNKNOWN, last, last));

    assertThat(findings).isEmpty();
  }

  @Test
  void explainsOneMoreCallForEachDisturbanceBeforeTheCommit() {
    String run = history.add(1, Kind.COMPLETED);
    Instant called = history.calls.get(1).firstSeen();
    Instant committed = history.completion(run, 1, 2).appendedAt();
    history.calls.set(1, new Calls.OfStage(run, 2, 2, called));

    history.disturbances.add(new Calls.Disturbance(called.minusSeconds(9), called.minusSeconds(8)));
    history.disturbances.add(
        new Calls.Disturbance(committed.plusSeconds(1), committed.plusSeconds(9)));
    assertThat(history.findings()).hasAtLeastOneElementOfType(Finding.TooManyCalls.class);

    history.disturbances.add(
        new Calls.Disturbance(committed.minus(Duration.ofMillis(1)), committed.plusSeconds(1)));
    assertThat(history.findings()).isEmpty();
  }

  @Test
  void findsRowsOfAForgottenRun() {
    String run = history.add(1, Kind.FORGOTTEN);
    SampleHistory other = new SampleHistory();
    other.add(1, Kind.COMPLETED);
    history.rows.runs().putAll(other.rows.runs());

    assertThat(history.findings())
        .hasAtLeastOneElementOfType(Finding.RowDiffers.class)
        .extracting(Finding::runId)
        .containsOnly(run);
  }

  @Test
  void findsAStatusAfterTheRunWasForgotten() {
    String run = history.add(1, Kind.FORGOTTEN);
    history.see(run, Status.RUNNING, 1, 2);

    assertThat(history.findings()).hasAtLeastOneElementOfType(Finding.StatusWentBack.class);
  }

  @Test
  void wantsTheStarOnTheVisibleAttemptAlone() {
    String run = history.add(1, Kind.REPROCESSED);
    RunEvent first = history.events(run).getFirst().event();
    history.log(new CardStarred(first.run(), 1, true, SampleHistory.at(first.run(), 60)));

    assertThat(history.findings()).isEmpty();
  }
}
