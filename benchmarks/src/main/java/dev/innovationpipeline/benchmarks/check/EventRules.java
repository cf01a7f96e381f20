package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Finding.DoubledEvent;
import dev.innovationpipeline.benchmarks.check.Finding.EndedTwice;
import dev.innovationpipeline.benchmarks.check.Finding.LostRun;
import dev.innovationpipeline.benchmarks.check.Finding.WrongCards;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules that events keep among themselves. */
final class EventRules {

  private static final List<Integer> CARDS =
      IntStream.rangeClosed(1, OpportunityCards.COUNT).boxed().toList();

  private EventRules() {}

  static void check(RunEvents run, Instant mustHaveEnded, Consumer<Finding> findings) {
    if (run.isForgotten()) {
      return; // What is left of it depends on how far the topics are compacted.
    }
    checkEnd(run, mustHaveEnded, findings);
    run.of(Review.Decided.class)
        .filter(decided -> !isFollowed(run, decided))
        .forEach(
            decided ->
                findings.accept(
                    new LostRun(
                        run.runId(),
                        "Stage %d of attempt %d of run %s was %s, but the log does not have what follows."
                            .formatted(
                                decided.stage(),
                                decided.run().attempt(),
                                run.runId(),
                                decided.decision()))));
    Stream.concat(run.completions(), run.of(RunFailed.class))
        .collect(Collectors.groupingBy(event -> event.run().attempt(), TreeMap::new, counting()))
        .forEach(
            (attempt, ends) -> {
              if (ends > 1) {
                findings.accept(new EndedTwice(run.runId(), attempt, ends));
              }
            });
    run.work()
        .collect(Collectors.groupingBy(RunEvent::id, TreeMap::new, counting()))
        .forEach(
            (id, times) -> {
              if (times > 1) {
                findings.accept(new DoubledEvent(run.runId(), id, times));
              }
            });
    for (LoggedEvent logged : run.logged()) {
      if (logged.event() instanceof StageCompleted completed
          && completed.run().pipeline().isLast(completed.stage())
          && !List.copyOf(logged.cards().keySet()).equals(CARDS)) {
        findings.accept(
            new WrongCards(run.runId(), completed.id(), logged.cards().keySet().toString()));
      }
    }
  }

  private static void checkEnd(RunEvents run, Instant mustHaveEnded, Consumer<Finding> findings) {
    Optional<RunStatus> status = run.status();
    if (status.isPresent()
        && !status.get().status().isTerminal()
        && status.get().waiting().isEmpty()
        && !status.get().awaitsOthers() // see BatchRules
        && run.lastAppended().isBefore(mustHaveEnded)) {
      findings.accept(
          new LostRun(
              run.runId(),
              "Run %s has not ended: it is %s in stage %d of attempt %d, and its last event came %s."
                  .formatted(
                      run.runId(),
                      status.get().status(),
                      status.get().currentStage(),
                      status.get().progress().attempt(),
                      run.lastAppended())));
    }
  }

  /** A decision and its consequence are in one transaction. */
  private static boolean isFollowed(RunEvents run, Review.Decided decided) {
    int attempt = decided.run().attempt();
    return switch (decided.decision()) {
      case APPROVED, CHANGES_REQUESTED -> run.hasAttempt(attempt + 1);
      case REJECTED -> run.isFailed(attempt);
    };
  }

  private static <T> Collector<T, ?, Integer> counting() {
    return Collectors.summingInt(event -> 1);
  }

  /** The numbers that the cards of a completed run have. */
  static List<Integer> cardNumbers() {
    return CARDS;
  }
}
