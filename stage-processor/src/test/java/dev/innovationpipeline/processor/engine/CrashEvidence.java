package dev.innovationpipeline.processor.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.engine.CountedModel.Call;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events and calls that are there after crashes.
 *
 * @param requested the runs
 */
record CrashEvidence(EventLog log, CountedModel model, Set<String> requested) {

  /** No transaction is open longer (pipeline.engine.transaction-timeout). */
  private static final Duration LAST_TRANSACTION = Duration.ofSeconds(5);

  /** Of one run: the answer that is not committed, and the call that starts from it. */
  private static final int MAX_LOST = 2;

  Set<String> incomplete() {
    Set<String> left = new TreeSet<>(requested);
    completed().stream()
        .filter(e -> e.run().pipeline().isLast(e.stage()))
        .forEach(e -> left.remove(e.run().runId()));
    return left;
  }

  void assertNothingIsDoubled() {
    Map<String, List<StageCompleted>> byRun =
        completed().stream().collect(groupingBy(e -> e.run().runId()));
    assertThat(byRun.keySet()).isEqualTo(requested);
    byRun
        .values()
        .forEach(
            events ->
                assertThat(events.stream().map(StageCompleted::stage))
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5));
    assertThat(log.events(RunFailed.class)).isEmpty();
  }

  /** The output that counts is not that of the call that was repeated. */
  void assertRepeatedIsOnlyWhatWasOpenAt(List<Instant> deaths, Set<String> dead) {
    Set<String> repeated = model.repeated().stream().map(Call::work).collect(toSet());
    Set<String> kept = completed().stream().map(e -> e.result().markdown()).collect(toSet());
    List<Call> lost =
        model.calls().stream()
            .filter(call -> repeated.contains(call.work()) && !kept.contains(call.answer()))
            .toList();
    assertThat(lost).hasSameSizeAs(model.repeated());
    assertThat(lost.stream().collect(groupingBy(call -> call.run() + " " + call.processor())))
        .allSatisfy((run, calls) -> assertThat(calls).hasSizeLessThanOrEqualTo(MAX_LOST));
    assertThat(lost)
        .allSatisfy(
            call -> {
              assertThat(dead).contains(call.processor());
              Instant answered = model.answeredAt(call);
              assertThat(deaths)
                  .anySatisfy(
                      death ->
                          assertThat(answered == null ? death : answered)
                              .isAfter(death.minus(LAST_TRANSACTION)));
            });
  }

  /** Until the first call that the dead had begun is made by somebody else. */
  Duration takenOverAfter(Instant death, String dead) {
    Instant first =
        model.repeated().stream()
            .filter(call -> !call.processor().equals(dead))
            .map(Call::askedAt)
            .min(Instant::compareTo)
            .orElse(death);
    System.out.println(
        "taken over after "
            + Duration.between(death, first)
            + " repeated "
            + model.repeated().size());
    return Duration.between(death, first);
  }

  List<StageCompleted> completed() {
    return log.events(StageCompleted.class);
  }
}
