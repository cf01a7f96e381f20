package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Starts another attempt: its request and the input of its first stage, in one transaction.
 *
 * <p>This instance handles the requests for one run one after the other. One race remains: two
 * instances that get requests for one run within the milliseconds between a commit and the view
 * both write attempt n + 1. Equal requests are then one attempt, as their events have one identity;
 * of different ones the aggregation picks one.
 */
@Component
public class Reprocessing {

  private final ConcurrentMap<String, InFlight> inFlight = new ConcurrentHashMap<>();
  private final RunStatuses statuses;
  private final StageInputs inputs;
  private final EventTransactions events;
  private final OpenRuns open;
  private final InstantSource clock;

  Reprocessing(
      RunStatuses statuses,
      StageInputs inputs,
      EventTransactions events,
      OpenRuns open,
      InstantSource clock) {
    this.statuses = statuses;
    this.inputs = inputs;
    this.events = events;
    this.open = open;
    this.clock = clock;
  }

  private record InFlight(ReprocessRequest request, CompletableFuture<Integer> attempt) {}

  /** Returns the attempt that this or an equal earlier request started. */
  public int reprocess(String runId, ReprocessRequest request) {
    InFlight mine = new InFlight(request, new CompletableFuture<>());
    InFlight other = inFlight.putIfAbsent(runId, mine);
    if (other != null) {
      int attempt = outcome(other);
      if (other.request().equals(request)) {
        return attempt;
      }
      throw Refusals.active(runId, "has just been requested again");
    }
    try {
      int attempt = attemptOf(statuses.require(runId), request);
      mine.attempt().complete(attempt);
      return attempt;
    } catch (RuntimeException e) {
      mine.attempt().completeExceptionally(e);
      throw e;
    } finally {
      inFlight.remove(runId, mine);
    }
  }

  private int attemptOf(RunStatus status, ReprocessRequest request) {
    RunContext run = status.run();
    String job = request.jobId();
    if (job != null && job.equals(run.options().jobId())) {
      return run.attempt();
    }
    if (!status.status().isTerminal()) {
      throw Refusals.active(run.runId(), "is " + status.status());
    }
    if (run.attempt() == Integer.MAX_VALUE) {
      throw Refusals.lastAttempt(run.runId(), run.attempt());
    }
    int earlier = job == null ? 0 : inputs.attemptOf(run.runId(), job);
    return earlier > 0 ? earlier : begin(status, request);
  }

  private int begin(RunStatus status, ReprocessRequest request) {
    open.requireRoom(status.run().companyId());
    if (request.fromStage() == 1) {
      inputs.noteDocument(status);
    }
    Instant now = clock.instant();
    RunContext next =
        status
            .run()
            .next(now, request.after(status.run().options()))
            .under(ReprocessPipeline.of(status.run(), request));
    RunEvent asked = new ReprocessRequested(next, request.fromStage(), now);
    RunEvent before =
        request.fromStage() == 1
            ? new RunRequested(next, now)
            : input(status, request).copiedTo(next);
    try {
      events.append(List.of(asked, before));
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge attempt %d. Check the status before you send the request again."
              .formatted(next.attempt()),
          e);
    }
    statuses.accepted(RunStatus.of(asked).merge(RunStatus.of(before)));
    return next.attempt();
  }

  private StageCompleted input(RunStatus status, ReprocessRequest request) {
    int stage = request.fromStage() - 1;
    Integer edit = request.editVersion();
    return edit == null ? inputs.output(status, stage) : inputs.edited(status, stage, edit);
  }

  private static int outcome(InFlight other) {
    try {
      return other.attempt().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
