package dev.innovationpipeline.schema.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.wire.WireJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Any order, any number of deliveries, any way of batching: one state. */
class RunStatusTest {

  @Property
  void allOrdersWithDuplicatesInAnyBatchesEndInOneState(
      @ForAll("events") List<RunEvent> events, @ForAll Random random) {
    RunStatus inOrder = fold(events);
    List<RunEvent> shuffled = new ArrayList<>(events);
    events.stream().filter(e -> random.nextBoolean()).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    int cut = 1 + random.nextInt(shuffled.size());

    RunStatus batches = fold(shuffled.subList(0, cut));
    if (cut < shuffled.size()) {
      batches = batches.merge(fold(shuffled.subList(cut, shuffled.size())));
    }

    assertThat(batches).isEqualTo(inOrder);
  }

  /** The completion was on its way when the cancellation was accepted. */
  @Property
  void aDecidedCancellationHoldsWhateverTheOrder(
      @ForAll("events") List<RunEvent> events, @ForAll Random random) {
    List<RunEvent> all = new ArrayList<>(events);
    all.removeIf(event -> event instanceof RunForgotten || event.run().attempt() > 2);
    all.add(new RunCancelled(context(2), null, at(7), true));
    all.add(completed(context(2), PipelineVersion.FIRST.stages(), 8));
    Collections.shuffle(all, random);

    RunStatus shown = null;
    boolean cancelled = false;
    for (RunEvent event : all) {
      shown = shown == null ? RunStatus.of(event) : shown.merge(RunStatus.of(event));
      cancelled |= event instanceof RunCancelled e && e.holds() && e.run().attempt() == 2;
      assertThat(shown.staysCancelled()).isEqualTo(cancelled || isCancelledInFirst(shown));
      assertThat(shown.status() == Status.CANCELLED || !cancelled).isTrue();
    }
    assertThat(shown).isNotNull();
    assertThat(fold(all).status()).isEqualTo(Status.CANCELLED);
  }

  private static boolean isCancelledInFirst(RunStatus shown) {
    return shown.progress().attempt() == 1 && shown.progress().number() == 60;
  }

  /** Until November 2026 nobody looked, and what was COMPLETED then stays so. */
  @Test
  void aCompletedRunStaysCompletedWhenACancelComesTooLate() {
    RunStatus completed = RunStatus.of(completed(context(1), PipelineVersion.FIRST.stages(), 100));
    RunStatus cancelled =
        RunStatus.of(new RunCancelled(context(1), PipelineVersion.FIRST.stages(), at(101)));

    assertThat(cancelled.merge(completed).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aCancelledRunNamesTheStageItHadReached() {
    RunStatus started = RunStatus.of(new StageStarted(context(1), 3, "processor", at(1)));
    RunStatus cancelled = RunStatus.of(new RunCancelled(context(1), null, at(2)));

    RunStatus merged = started.merge(cancelled);

    assertThat(merged.status()).isEqualTo(Status.CANCELLED);
    assertThat(merged.currentStage()).isEqualTo(3);
  }

  @Test
  void aNewAttemptBeginsAgainWhateverTheOldOneReached() {
    RunStatus completed = RunStatus.of(completed(context(1), PipelineVersion.FIRST.stages(), 100));
    RunStatus again = RunStatus.of(completed(context(2), 2, 200));

    RunStatus merged = again.merge(completed);

    assertThat(merged.status()).isEqualTo(Status.RUNNING);
    assertThat(merged.currentStage()).isEqualTo(2);
  }

  /** A stage that is redone has its own losses; those of stages that are kept stay. */
  @Test
  void aCompletedRunIsDegradedByTheResultsItEndsWith() {
    int last = PipelineVersion.FIRST.stages();
    List<RunEvent> events = new ArrayList<>();
    for (int stage = 1; stage < last; stage++) {
      events.add(completed(context(1), stage, stage, losses(stage == 1 || stage == 3, stage)));
    }
    assertThat(fold(events).degraded()).as("it is not complete yet").isEmpty();
    events.add(completed(context(1), last, last, losses(true, last)));
    assertThat(fold(events).degraded()).containsExactly(loss("1"), loss("3"), loss("" + last));

    events.add(completed(context(1), 3, 3, losses(true, 3)).copiedTo(context(2)));
    events.add(completed(context(2), 4, 40, losses(true, 40)));
    assertThat(fold(events).degraded()).as("the new attempt is not complete yet").isEmpty();
    events.add(completed(context(2), last, 50, List.of()));
    assertThat(fold(events).degraded()).containsExactly(loss("1"), loss("3"), loss("40"));
    Collections.reverse(events);
    assertThat(fold(events).degraded()).containsExactly(loss("1"), loss("3"), loss("40"));
  }

  @Test
  void anEventOfBeforeThereWereLossesHasNone() {
    RunStatus completed = RunStatus.of(completed(context(1), 5, 5, List.of()));

    assertThat(completed.degraded()).isEmpty();
    assertThat(WireJson.MAPPER.writeValueAsString(completed)).doesNotContain("degraded");
    assertThat(
            WireJson.MAPPER.readValue(
                WireJson.MAPPER.writeValueAsString(completed), RunStatus.class))
        .isEqualTo(completed);
  }

  @Test
  void nothingIsLeftOfAForgottenRunWhateverComesLater() {
    RunStatus completed = RunStatus.of(completed(context(3), PipelineVersion.FIRST.stages(), 100));
    RunStatus forgotten = RunStatus.of(new RunForgotten(context(1), at(50)));

    RunStatus merged = completed.merge(forgotten);

    assertThat(merged).isEqualTo(forgotten.merge(completed));
    assertThat(merged.status()).isEqualTo(Status.FORGOTTEN);
    assertThat(merged.run()).isEqualTo(context(3).forgotten());
    assertThat(merged.updatedAt()).isEqualTo(at(50));
    assertThat(merged.stages()).isEmpty();
  }

  @Test
  void aStarIsNoChangeOfTheRun() {
    RunStatus completed = RunStatus.of(completed(context(1), PipelineVersion.FIRST.stages(), 100));

    assertThat(completed.merge(RunStatus.of(new CardStarred(context(1), 2, true, at(500)))))
        .isEqualTo(completed);
  }

  @Test
  void theProcessorIsTheOneThatTookTheStageUpLast() {
    RunStatus first = RunStatus.of(new StageStarted(context(1), 1, "killed", at(1)));
    RunStatus second = RunStatus.of(new StageStarted(context(1), 1, "alive", at(9)));

    StageProgress stage = Objects.requireNonNull(second.merge(first).stages().get(1));

    assertThat(stage.processor()).isEqualTo("alive");
    assertThat(stage.startedAt()).isEqualTo(at(1));
  }

  @Provide
  Arbitrary<List<RunEvent>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 5),
            Arbitraries.frequency(
                Tuple.of(8, 0),
                Tuple.of(8, 1),
                Tuple.of(8, 2),
                Tuple.of(8, 3),
                Tuple.of(8, 4),
                Tuple.of(8, 5),
                Tuple.of(4, 6),
                Tuple.of(4, 7),
                Tuple.of(4, 8),
                Tuple.of(4, 10),
                Tuple.of(4, 11),
                Tuple.of(1, 9)),
            Arbitraries.integers().between(0, 50))
        .as(RunStatusTest::event)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static RunEvent event(int attempt, int stage, int kind, int second) {
    RunContext run = attempt == 3 ? reviewed(attempt, 3, 5) : context(attempt);
    return switch (kind) {
      case 0 -> new RunRequested(run, at(second));
      case 1 -> new StageStarted(run, stage, "processor-" + second, at(second));
      case 2 ->
          new StageRetryScheduled(
              run, stage, second % 4, "status " + second, at(second + 5), at(second));
      case 3 -> completed(run, stage, second);
      case 4 ->
          new RunFailed(
              run,
              stage,
              "code_" + second % 3,
              "sentence " + second % 2,
              3,
              usage(second),
              at(second));
      case 5 ->
          new RunCancelled(
              run, second % 2 == 0 ? null : stage, at(second), second % 3 == 0 ? true : null);
      case 6 -> new ReprocessRequested(run, stage, at(second));
      case 7 -> completed(context(1), stage, second).copiedTo(run);
      case 8 -> new CardStarred(run, stage, second % 2 == 0, at(second));
      case 9 ->
          new OutputEdited(
              run, stage, 1 + second, EditedOutput.ofProse("# " + second), "u", null, at(second));
      case 10 -> new Review.Reminded(run, stage, at(second));
      case 11 -> new Review.Decided(run, stage, Review.Decision.APPROVED, null, "u", at(second));
      default -> new RunForgotten(run, at(second));
    };
  }

  private static StageCompleted completed(RunContext run, int stage, int second) {
    return completed(run, stage, second, losses(second % 3 == 0, second % 2));
  }

  private static StageCompleted completed(
      RunContext run, int stage, int second, List<Degradation> degraded) {
    return new StageCompleted(
        run,
        stage,
        new Prose("markdown"),
        "model",
        "v1",
        usage(1),
        usage(second),
        at(second - 1),
        at(second),
        null,
        degraded);
  }

  private static List<Degradation> losses(boolean any, int number) {
    return any ? List.of(loss("" + number)) : List.of();
  }

  private static Degradation loss(String message) {
    return new Degradation("of_a_later_version", message, null);
  }

  private static Usage usage(int n) {
    return new Usage(n, 10L * n, 5L * n, BigDecimal.valueOf(n, 3));
  }

  private static RunContext context(int attempt) {
    return new RunContext(
        "run", attempt, "user", "company", "https://example.com/a", at(0), RunOptions.DEFAULTS);
  }

  private static RunContext reviewed(int attempt, Integer... stages) {
    return new RunContext(
        "run",
        attempt,
        "user",
        "company",
        "https://example.com/a",
        at(0),
        RunOptions.DEFAULTS.withReviewAfter(List.of(stages)));
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }

  private static RunStatus fold(List<RunEvent> events) {
    return events.stream().map(RunStatus::of).reduce(RunStatus::merge).orElseThrow();
  }
}
