package dev.innovationpipeline.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.batch.SharedStages.Next;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions.AwaitedRun;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedStagesTest {

  private static final boolean NEW = true;
  private static final boolean OLD = false;
  private static final RunStatus AWAITING = BatchRuns.requested(BatchRuns.awaiting(2, 3));
  private static final RunStatus OTHER = BatchRuns.requested(BatchRuns.awaiting(3, 3));
  private static final RunContext LEAD = BatchRuns.lead(3);

  @Test
  void theStagesBeforeTheBrandAreShared() {
    assertThat(SharedStages.of(Pipelines.registered().newest())).isEqualTo(3);
  }

  @Test
  void nothingFollowsWhileTheFirstRunIsOnItsWay() {
    for (RunStatus lead :
        List.of(BatchRuns.requested(LEAD), started(), BatchRuns.completed(LEAD, 2))) {
      assertThat(next(OLD, lead, AWAITING, OTHER)).isInstanceOf(Next.Nothing.class);
    }
  }

  @Test
  void allThatWaitGoOnOnceTheResultsAreThere() {
    RunStatus lead = BatchRuns.completed(LEAD, 3);
    assertThat(next(NEW, lead, AWAITING, OTHER))
        .isEqualTo(new Next.Share(lead, List.of(AWAITING, OTHER)));
  }

  @Test
  void whatHappensToTheFirstRunLaterDoesNotMatter() {
    for (RunEvent event :
        List.of(Runs.failed(LEAD, 4), new RunCancelled(LEAD, 4, Runs.NOW, true))) {
      RunStatus lead = BatchRuns.completed(LEAD, 3).merge(RunStatus.of(event));
      assertThat(next(NEW, lead, AWAITING)).isInstanceOf(Next.Share.class);
    }
  }

  @Test
  void resultsAreSharedOnlyOnceTheyAreApproved() {
    RunContext gated = LEAD.with(LEAD.options().withReviewAfter(List.of(3)));
    RunStatus waits = BatchRuns.completed(gated, 3);
    assertThat(waits.waiting()).isPresent();
    assertThat(next(OLD, waits, AWAITING)).isInstanceOf(Next.Nothing.class);
    RunContext approved = gated.next(Runs.NOW, gated.options());
    RunStatus goesOn = waits.merge(RunStatus.of(Runs.completed(gated, 3).copiedTo(approved)));
    assertThat(next(OLD, goesOn, AWAITING)).isInstanceOf(Next.Share.class);
    RunStatus cancelled =
        waits.merge(RunStatus.of(new RunCancelled(gated, 3, Runs.NOW.plusSeconds(1), true)));
    assertThat(next(OLD, cancelled, AWAITING)).isEqualTo(new Next.Lead(AWAITING));
  }

  @Test
  void theyFailWithTheFirstRun() {
    RunStatus lead = BatchRuns.after(LEAD, List.of(Runs.failed(LEAD, 1)));
    assertThat(next(NEW, lead, AWAITING, OTHER))
        .isEqualTo(new Next.Fail(lead, List.of(AWAITING, OTHER)));
  }

  @Test
  void anEndBeforeTheWaitBeganIsNoReasonYet() {
    RunContext retried =
        BatchRuns.awaiting(2, 3).next(Runs.NOW.plusSeconds(60), BatchRuns.awaiting(2, 3).options());
    RunStatus lead = BatchRuns.after(LEAD, List.of(Runs.failed(LEAD, 1)));
    RunStatus awaiting = BatchRuns.requested(retried);
    assertThat(next(NEW, lead, awaiting)).isInstanceOf(Next.Nothing.class);
    assertThat(next(OLD, lead, awaiting)).isInstanceOf(Next.Fail.class);
  }

  @Test
  void anEarlierAttemptOfTheRunThatIsAwaitedIsNoReason() {
    RunContext second = BatchRuns.awaiting(2, 3);
    RunStatus awaiting =
        BatchRuns.requested(
            second.next(
                Runs.NOW.minusSeconds(3600),
                second.options().awaiting(BatchRuns.SHARED, new AwaitedRun(1, 2))));
    RunStatus before = BatchRuns.after(LEAD, List.of(Runs.failed(LEAD, 1)));
    assertThat(next(NEW, before, awaiting)).isInstanceOf(Next.Nothing.class);
    assertThat(next(OLD, before, awaiting)).as("no wait for ever").isInstanceOf(Next.Fail.class);
    RunStatus forgotten = before.merge(RunStatus.of(new RunForgotten(LEAD.forgotten(), Runs.NOW)));
    assertThat(next(NEW, forgotten, awaiting)).isInstanceOf(Next.Lead.class);
  }

  @Test
  void theEndOfTheAttemptThatIsAwaitedCountsWhateverClocksSay() {
    RunContext second = BatchRuns.awaiting(2, 3);
    RunContext retried = LEAD.next(Runs.NOW, LEAD.options());
    for (int seconds : List.of(-3600, 0, 3600)) {
      RunStatus awaiting =
          BatchRuns.requested(
              second.next(
                  Runs.NOW.plusSeconds(seconds),
                  second.options().awaiting(BatchRuns.SHARED, new AwaitedRun(1, 2))));
      RunStatus failed = BatchRuns.after(retried, List.of(Runs.failed(retried, 1)));
      assertThat(next(NEW, failed, awaiting)).isInstanceOf(Next.Fail.class);
    }
  }

  /** The processor's clock may be behind. */
  @Test
  void nothingHasEndedBeforeTheFirstWait() {
    Instant early = AWAITING.run().attemptRequestedAt().minusSeconds(60);
    RunStatus lead = RunStatus.of(new RunFailed(LEAD, 1, "odd", "Odd.", 1, Usage.NONE, early));
    assertThat(lead.updatedAt()).isEqualTo(early);
    assertThat(next(NEW, lead, AWAITING, OTHER)).isInstanceOf(Next.Fail.class);
  }

  @Test
  void anotherTakesThePlaceOfOneThatIsCancelledOrForgotten() {
    RunStatus cancelled =
        BatchRuns.after(LEAD, List.of(new RunCancelled(LEAD, null, Runs.NOW, true)));
    RunStatus forgotten =
        BatchRuns.completed(LEAD, 3)
            .merge(RunStatus.of(new RunForgotten(LEAD.forgotten(), Runs.NOW)));
    assertThat(next(NEW, cancelled, AWAITING, OTHER)).isEqualTo(new Next.Lead(AWAITING));
    assertThat(next(OLD, forgotten, AWAITING, OTHER)).isEqualTo(new Next.Lead(AWAITING));
  }

  @Test
  void oneThatHasGoneOnServesTheOthers() {
    RunContext second = BatchRuns.awaiting(2, 3);
    RunContext next = second.next(Runs.NOW, second.options().awaiting(null));
    RunStatus served =
        AWAITING.merge(
            BatchRuns.after(
                next,
                Stream.of(1, 2, 3)
                    .map(stage -> (RunEvent) Runs.completed(LEAD, stage).sharedWith(next, 3))
                    .toList()));
    RunStatus forgotten = RunStatus.of(new RunForgotten(LEAD.forgotten(), Runs.NOW));
    assertThat(next(OLD, forgotten, served, OTHER))
        .isEqualTo(new Next.Share(served, List.of(OTHER)));
  }

  @Test
  void aRunThatTheViewHasNotReadCountsAsThereForAWhile() {
    assertThat(next(NEW, null, AWAITING)).isInstanceOf(Next.Nothing.class);
    assertThat(next(OLD, null, AWAITING)).isEqualTo(new Next.Lead(AWAITING));
  }

  /** Whatever happened to the runs: nobody waits for ever, and nobody is served twice. */
  @Property
  void eachRunThatWaitsGoesOnOrSomebodyIsOnTheWay(@ForAll("groups") List<RunStatus> runs) {
    List<RunStatus> awaiting = runs.stream().filter(RunStatus::awaitsOthers).toList();
    Next next = next(OLD, runs.toArray(RunStatus[]::new));
    switch (next) {
      case Next.Nothing nothing ->
          assertThat(runs)
              .satisfiesAnyOf(
                  all -> assertThat(awaiting).isEmpty(),
                  all ->
                      assertThat(all)
                          .anyMatch(run -> !run.awaitsOthers() && !run.status().isTerminal()));
      case Next.Share share -> {
        assertThat(share.awaiting()).isEqualTo(awaiting).isNotEmpty();
        assertThat(share.source().stages()).containsKeys(1, 2, 3);
        assertThat(share.source().status()).isNotEqualTo(Status.FORGOTTEN);
      }
      case Next.Fail fail -> {
        assertThat(fail.awaiting()).isEqualTo(awaiting).isNotEmpty();
        assertThat(fail.failed().status()).isEqualTo(Status.FAILED);
      }
      case Next.Lead lead -> {
        assertThat(lead.first()).isEqualTo(awaiting.getFirst());
        assertThat(runs)
            .filteredOn(run -> !run.awaitsOthers())
            .allMatch(run -> run.status() != Status.FAILED && run.status().isTerminal());
      }
    }
  }

  @Provide
  Arbitrary<List<RunStatus>> groups() {
    return Arbitraries.integers()
        .between(0, 7)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(
            kinds -> {
              List<RunStatus> runs = new ArrayList<>();
              for (int i = 0; i < kinds.size(); i++) {
                runs.add(inState(kinds.get(i), i + 1, kinds.size()));
              }
              return runs;
            });
  }

  private static RunStatus inState(int kind, int company, int companies) {
    RunContext own = BatchRuns.run(company, companies, null);
    return switch (kind) {
      case 0 -> BatchRuns.requested(own);
      case 1 -> BatchRuns.completed(own, 2);
      case 2 -> BatchRuns.completed(own, 3);
      case 3 -> BatchRuns.completed(own, 5);
      case 4 -> BatchRuns.after(own, List.of(Runs.failed(own, 2)));
      case 5 -> BatchRuns.after(own, List.of(new RunCancelled(own, null, Runs.NOW, true)));
      case 6 -> RunStatus.of(new RunForgotten(own.forgotten(), Runs.NOW));
      default -> BatchRuns.requested(BatchRuns.awaiting(company, companies));
    };
  }

  private static RunStatus started() {
    return BatchRuns.after(LEAD, List.of(Runs.started(LEAD, 1)));
  }

  private static Next next(boolean isNew, @Nullable RunStatus... runs) {
    return SharedStages.next(
        Arrays.stream(runs).map(Optional::ofNullable).toList(), awaiting -> isNew);
  }
}
