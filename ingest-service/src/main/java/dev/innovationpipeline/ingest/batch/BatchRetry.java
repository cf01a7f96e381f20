package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.limit.RunStarts;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.reprocess.ReprocessRequest;
import dev.innovationpipeline.ingest.reprocess.Reprocessing;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions.AwaitedRun;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Does the failed runs of a batch again, each from the stage that failed. Those that failed with
 * the run they waited for wait again for it; where it was rejected or is gone, the first of them
 * takes its place.
 */
@Component
class BatchRetry {

  private static final String REJECTED = "review_rejected";

  private final Reprocessing reprocessing;
  private final RunStatuses statuses;
  private final EventTransactions events;
  private final OpenRuns open;
  private final InstantSource clock;

  BatchRetry(
      Reprocessing reprocessing,
      RunStatuses statuses,
      EventTransactions events,
      OpenRuns open,
      InstantSource clock) {
    this.reprocessing = reprocessing;
    this.statuses = statuses;
    this.events = events;
    this.open = open;
    this.clock = clock;
  }

  /**
   * Begins another attempt of each failed run, except those that a person rejected.
   *
   * @param runs of the batch that are the caller's
   * @return the runs that go on
   * @throws org.springframework.web.ErrorResponseException 429 when the caller has started too many
   *     runs meanwhile, or a company has too many open; 503 when not all are in the log
   */
  List<String> retry(List<RunStatus> runs) {
    RunStarts.drawFurther((int) runs.stream().filter(BatchRetry::mayGoOn).count() - 1);
    Map<String, List<RunStatus>> byDocument = new LinkedHashMap<>();
    for (RunStatus run : runs) {
      byDocument.computeIfAbsent(placeOf(run).group(), group -> new ArrayList<>()).add(run);
    }
    List<String> retried = new ArrayList<>();
    byDocument.values().forEach(group -> retried.addAll(retryOnDocument(group)));
    return retried;
  }

  private Collection<String> retryOnDocument(List<RunStatus> runs) {
    Map<String, Integer> attempts = new LinkedHashMap<>();
    List<RunStatus> followers = new ArrayList<>();
    for (RunStatus run : runs) {
      if (!mayGoOn(run)) {
        continue;
      }
      if (Sharing.FAILED.equals(run.errorCode())) {
        followers.add(run);
      } else {
        attempts.put(run.run().runId(), reprocess(run, Math.max(1, run.currentStage())));
      }
    }
    Optional<AwaitedRun> led =
        runs.stream()
            .filter(run -> leads(run, attempts.keySet()))
            .findFirst()
            .map(
                run -> awaited(run, attempts.getOrDefault(run.run().runId(), run.run().attempt())));
    for (RunStatus run : followers) {
      if (led.isPresent()) {
        attempts.put(run.run().runId(), await(run, led.get()));
      } else {
        int attempt = reprocess(run, 1);
        attempts.put(run.run().runId(), attempt);
        led = Optional.of(awaited(run, attempt));
      }
    }
    return attempts.keySet();
  }

  private static boolean mayGoOn(RunStatus run) {
    return run.status() == Status.FAILED && !REJECTED.equals(run.errorCode());
  }

  private int reprocess(RunStatus run, int stage) {
    return reprocessing.reprocess(run.run().runId(), ReprocessRequest.from(stage));
  }

  private static AwaitedRun awaited(RunStatus run, int attempt) {
    return new AwaitedRun(placeOf(run).company(), attempt);
  }

  /** Whether a run has the results, or is on its way to them. */
  private static boolean leads(RunStatus run, Collection<String> retried) {
    return !run.awaitsOthers()
        && (retried.contains(run.run().runId())
            || !run.status().isTerminal()
            || run.progress().number() > sharedOf(run) * 10 + 5);
  }

  private static int sharedOf(RunStatus run) {
    return SharedStages.of(
        Pipelines.registered()
            .find(run.run().pipeline().version())
            .orElseGet(Pipelines.registered()::newest));
  }

  private int await(RunStatus run, AwaitedRun led) {
    open.requireRoom(run.run().companyId());
    Instant now = clock.instant();
    int shared = sharedOf(run);
    RunContext next = run.run().next(now, run.run().options().awaiting(shared, led));
    ReprocessRequested asked = new ReprocessRequested(next, shared + 1, now);
    try {
      events.append(List.of(asked));
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge all runs. Send the request again; it goes on with the others.",
          e);
    }
    statuses.accepted(RunStatus.of(asked));
    return next.attempt();
  }

  private static Batched placeOf(RunStatus run) {
    return Objects.requireNonNull(run.run().options().batch());
  }
}
