package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.Review.Decision;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides on results that runs wait with. The decision and what follows from it are one
 * transaction: the next attempt, which begins with the approved result or does its stage again, or
 * the failure of the run.
 *
 * <p>This instance decides on one run at a time. As with a reprocess one race remains: two
 * instances that get different decisions within the milliseconds between a commit and the view.
 */
@Component
class Reviews {

  static final String REJECTED = "review_rejected";

  /** Of a result that the model is shown again; longer ones than any stage writes are cut. */
  private static final int MAX_SHOWN_CHARS = 40_000;

  private static final int LOCKS = 64;

  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();
  private final RunStatuses statuses;
  private final StageResults results;
  private final EventTransactions events;
  private final ReviewMeters meters;
  private final InstantSource clock;

  Reviews(
      RunStatuses statuses,
      StageResults results,
      EventTransactions events,
      ReviewMeters meters,
      InstantSource clock) {
    this.statuses = statuses;
    this.results = results;
    this.events = events;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * A decision that holds.
   *
   * @param attempt in which the run goes on, or has ended
   */
  record Outcome(Decision decision, int stage, int attempt) {}

  /**
   * Idempotent.
   *
   * @param decidedBy null where the time ran out
   */
  Outcome decide(String runId, ReviewRequest request, @Nullable String decidedBy) {
    Lock lock = Objects.requireNonNull(locks.get(Math.floorMod(runId.hashCode(), LOCKS)));
    lock.lock();
    try {
      RunStatus status = statuses.require(runId);
      StageProgress waiting = status.waiting().orElse(null);
      if (waiting == null || !request.isAbout(status.progress().attempt(), waiting.stage())) {
        return before(status, waiting, request);
      }
      return decide(status, waiting.stage(), request, decidedBy);
    } finally {
      lock.unlock();
    }
  }

  /** The outcome of the same decision, made before. */
  private static Outcome before(
      RunStatus status, @Nullable StageProgress waiting, ReviewRequest request) {
    RunOptions.Reviewed last = status.run().options().review();
    if (last != null && request.isAbout(last.attempt(), last.stage())) {
      Decision made = last.comment() == null ? Decision.APPROVED : Decision.CHANGES_REQUESTED;
      if (made == request.decision()
          && (last.comment() == null || last.comment().equals(request.comment()))) {
        return new Outcome(made, last.stage(), status.progress().attempt());
      }
      throw ReviewRefusals.decided(status, last.stage(), made);
    }
    if (status.status() == Status.FAILED
        && REJECTED.equals(status.errorCode())
        && request.isAbout(status.progress().attempt(), status.currentStage())) {
      if (request.decision() == Decision.REJECTED) {
        return new Outcome(Decision.REJECTED, status.currentStage(), status.progress().attempt());
      }
      throw ReviewRefusals.decided(status, status.currentStage(), Decision.REJECTED);
    }
    throw waiting == null
        ? ReviewRefusals.notWaiting(status)
        : ReviewRefusals.otherResult(status, waiting.stage());
  }

  private Outcome decide(
      RunStatus status, int stage, ReviewRequest request, @Nullable String decidedBy) {
    Instant now = clock.instant();
    Decision decision = request.decision();
    List<RunEvent> following =
        switch (decision) {
          case APPROVED -> approved(status, stage, now);
          case CHANGES_REQUESTED ->
              changed(status, stage, Objects.requireNonNull(request.comment()), now);
          case REJECTED -> rejected(status, stage, request.comment(), decidedBy, now);
        };
    List<RunEvent> all = new ArrayList<>();
    all.add(new Review.Decided(status.run(), stage, decision, request.comment(), decidedBy, now));
    all.addAll(following);
    try {
      if (decision == Decision.CHANGES_REQUESTED) {
        String shown = results.output(status, stage).result().markdown();
        events.append(all, UntrustedText.cut(shown, MAX_SHOWN_CHARS));
      } else {
        events.append(all);
      }
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge the decision. Send the request again; it is idempotent.", e);
    }
    meters.decided(decision, decidedBy == null);
    statuses.accepted(following.stream().map(RunStatus::of).reduce(RunStatus::merge).orElseThrow());
    return new Outcome(decision, stage, following.getFirst().run().attempt());
  }

  /** With the last stage nothing is left to be done: the copy completes the run. */
  private List<RunEvent> approved(RunStatus status, int stage, Instant now) {
    RunContext next = next(status, stage, null, now);
    return List.of(
        new ReprocessRequested(next, Math.min(stage + 1, next.pipeline().stages()), now),
        results.output(status, stage).copiedTo(next));
  }

  private List<RunEvent> changed(RunStatus status, int stage, String comment, Instant now) {
    RunContext next = next(status, stage, comment, now);
    if (stage == 1) {
      results.noteDocument(status);
    }
    return List.of(
        new ReprocessRequested(next, stage, now),
        stage == 1
            ? new RunRequested(next, now)
            : results.output(status, stage - 1).copiedTo(next));
  }

  private static RunContext next(
      RunStatus status, int stage, @Nullable String comment, Instant now) {
    RunContext run = status.run();
    RunOptions.Reviewed earlier = run.options().review();
    BigDecimal spent = status.usage().costUsd();
    RunOptions.Reviewed review =
        new RunOptions.Reviewed(
            run.attempt(), stage, comment, earlier == null ? spent : spent.add(earlier.costUsd()));
    return run.next(now, run.options().withReview(review));
  }

  private static List<RunEvent> rejected(
      RunStatus status,
      int stage,
      @Nullable String comment,
      @Nullable String decidedBy,
      Instant now) {
    String result =
        "the result of stage %d, %s"
            .formatted(stage, Pipelines.registered().title(status.run().pipeline(), stage));
    String message =
        decidedBy == null
            ? "Nobody reviewed %s, in time.".formatted(result)
            : "%s rejected %s%s"
                .formatted(decidedBy, result, comment == null ? "." : ": " + comment);
    return List.of(
        new RunFailed(
            status.run(),
            stage,
            REJECTED,
            UntrustedText.cut(message, UntrustedText.MAX_MESSAGE_CHARS),
            0,
            status.usage(),
            now));
  }
}
