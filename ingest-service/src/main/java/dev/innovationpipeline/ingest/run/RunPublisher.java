package dev.innovationpipeline.ingest.run;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Publishes one event for each request, even when the request is sent several times at once.
 *
 * <p>Known runs are recognised by the status view and, until it has caught up, by the runs that
 * this instance has accepted. One race remains: two instances that get the same run id within the
 * few milliseconds between an acknowledgement and the view, or while Kafka is slow, both publish.
 * Their events have one identity, so it stays one run, whose work is done once; if the bodies
 * differ, both clients read 202 and the aggregation picks one of the two.
 */
@Component
class RunPublisher {

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final ConcurrentMap<String, CompletableFuture<RunContext>> inFlight =
      new ConcurrentHashMap<>();
  private final EventLog log;
  private final RunStatuses statuses;
  private final StreamedRuns streamed;
  private final OpenRuns open;
  private final CompanyReviews reviews;
  private final InstantSource clock;

  RunPublisher(
      EventLog log,
      RunStatuses statuses,
      StreamedRuns streamed,
      OpenRuns open,
      CompanyReviews reviews,
      InstantSource clock) {
    this.log = log;
    this.statuses = statuses;
    this.streamed = streamed;
    this.open = open;
    this.reviews = reviews;
    this.clock = clock;
  }

  /**
   * Returns the id of the run that this or an equal earlier request started.
   *
   * @param admission throws when the run may not start; asked only of runs that are new
   */
  String publish(RunRequest request, Runnable admission) {
    String id = request.runId();
    if (id == null) {
      admission.run();
      String generated = ids.generate().toString();
      keep(request.under(generated, clock.instant(), streamed::next, reviews));
      return generated;
    }
    CompletableFuture<RunContext> mine = new CompletableFuture<>();
    CompletableFuture<RunContext> other = inFlight.putIfAbsent(id, mine);
    RunContext run =
        other == null ? publishUnlessKnown(request, id, mine, admission) : outcome(other);
    if (!request.isThatOf(run)) {
      throw Problems.conflict(
          "Run %s was already started by another request. Send the same body, or another run_id."
              .formatted(id));
    }
    return id;
  }

  private RunContext publishUnlessKnown(
      RunRequest request, String id, CompletableFuture<RunContext> mine, Runnable admission) {
    try {
      Optional<RunContext> known = statuses.findInTime(id).map(RunStatus::run);
      RunContext run =
          known.orElseGet(
              () -> {
                admission.run();
                return keep(request.under(id, clock.instant(), streamed::next, reviews));
              });
      mine.complete(run);
      return run;
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      inFlight.remove(id, mine);
    }
  }

  private static RunContext outcome(CompletableFuture<RunContext> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private RunContext keep(RunContext run) {
    open.requireRoom(run.companyId());
    RunRequested event = new RunRequested(run, clock.instant());
    try {
      log.append(event);
    } catch (EventNotKeptException e) {
      var problem =
          Problems.unavailable(
              "Kafka did not acknowledge the run. Send the request again with this run_id: it can"
                  + " start only once.",
              e);
      problem.getBody().setProperty("run_id", run.runId());
      throw problem;
    }
    statuses.accepted(RunStatus.of(event));
    return run;
  }
}
