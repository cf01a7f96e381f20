package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The events of one run, with the questions that the rules ask. */
record RunEvents(String runId, List<LoggedEvent> logged) {

  boolean isForgotten() {
    return events().anyMatch(RunForgotten.class::isInstance);
  }

  /** Whether there is the request of the first attempt. */
  boolean isRequested() {
    return isForgotten() || of(RunRequested.class).anyMatch(event -> event.run().attempt() == 1);
  }

  /** Whether the log has an attempt that somebody asked for; its request comes first. */
  boolean hasAttempt(int attempt) {
    return isForgotten()
        || of(ReprocessRequested.class).anyMatch(event -> event.run().attempt() == attempt);
  }

  /** Whether somebody asked for an attempt later than a time. */
  boolean beganAfter(Instant time) {
    return logged.stream()
        .anyMatch(
            each -> each.event() instanceof ReprocessRequested && each.appendedAt().isAfter(time));
  }

  /** The place in its batch; empty for a run of its own. */
  Optional<Batched> place() {
    return events().flatMap(event -> Stream.ofNullable(event.run().options().batch())).findFirst();
  }

  boolean isCancelled() {
    return isForgotten() || of(RunCancelled.class).findAny().isPresent();
  }

  /**
   * When the attempt was cancelled so that no completion changes it; empty when it was not. A
   * repeated request may write it twice: the first counts.
   */
  Optional<Instant> cancelledForGood(int attempt) {
    return firstAppended(
        attempt, event -> event instanceof RunCancelled cancelled && cancelled.holds());
  }

  /** When the first result of the attempt's last stage was appended; empty without one. */
  Optional<Instant> completed(int attempt) {
    return firstAppended(
        attempt, event -> event instanceof StageCompleted completed && completes(completed));
  }

  private Optional<Instant> firstAppended(int attempt, Predicate<RunEvent> condition) {
    return logged.stream()
        .filter(each -> each.event().run().attempt() == attempt && condition.test(each.event()))
        .map(LoggedEvent::appendedAt)
        .min(Comparator.naturalOrder());
  }

  boolean isCompleted(int attempt) {
    return completions().anyMatch(event -> event.run().attempt() == attempt);
  }

  boolean isFailed(int attempt) {
    return of(RunFailed.class).anyMatch(event -> event.run().attempt() == attempt);
  }

  /** The status that the events give, as every reader aggregates them; empty without events. */
  Optional<RunStatus> status() {
    return events().map(RunStatus::of).reduce(RunStatus::merge);
  }

  Instant lastAppended() {
    return logged.stream()
        .map(LoggedEvent::appendedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  Stream<RunEvent> events() {
    return logged.stream().map(LoggedEvent::event);
  }

  <T extends RunEvent> Stream<T> of(Class<T> type) {
    return events().filter(type::isInstance).map(type::cast);
  }

  /** Of last stages, but for results that wait for a review. */
  Stream<StageCompleted> completions() {
    return of(StageCompleted.class).filter(RunEvents::completes);
  }

  private static boolean completes(StageCompleted event) {
    return event.run().pipeline().isLast(event.stage()) && !event.waitsForReview();
  }

  /** Work that was done; copies that begin an attempt are none. */
  Stream<StageCompleted> work() {
    return of(StageCompleted.class)
        .filter(event -> event.copiedFromAttempt() == null && event.shared() == null);
  }
}
