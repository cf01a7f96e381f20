package dev.innovationpipeline.ingest.batch;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.limit.RunStarts;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.run.CompanyReviews;
import dev.innovationpipeline.ingest.run.RunAdmission;
import dev.innovationpipeline.ingest.run.RunPermission;
import dev.innovationpipeline.ingest.run.RunRequest;
import dev.innovationpipeline.ingest.run.StreamedRuns;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Starts batches: all runs of one are accepted in one transaction, or none is. */
@Component
class BatchStart {

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final ReentrantLock one = new ReentrantLock();
  private final RunPermission permission;
  private final RunAdmission admission;
  private final OpenRuns open;
  private final StreamedRuns streamed;
  private final CompanyReviews reviews;
  private final RunStatuses statuses;
  private final EventTransactions events;
  private final InstantSource clock;

  BatchStart(
      RunPermission permission,
      RunAdmission admission,
      OpenRuns open,
      StreamedRuns streamed,
      CompanyReviews reviews,
      RunStatuses statuses,
      EventTransactions events,
      InstantSource clock) {
    this.permission = permission;
    this.admission = admission;
    this.open = open;
    this.streamed = streamed;
    this.reviews = reviews;
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
  }

  /** Returns the runs of the batch that this or an equal earlier request started. */
  List<RunContext> start(BatchRequest request, Caller caller) {
    String named = request.batchId();
    if (named == null) {
      return begin(request, ids.generate().toString(), caller);
    }
    one.lock();
    try {
      List<RunContext> known =
          requests(request, named).stream()
              .flatMap(run -> statuses.findInTime(Objects.requireNonNull(run.runId())).stream())
              .map(RunStatus::run)
              .toList();
      return known.isEmpty()
          ? begin(request, named, caller)
          : started(request, named, known, caller);
    } finally {
      one.unlock();
    }
  }

  private List<RunContext> started(
      BatchRequest request, String batch, List<RunContext> known, Caller caller) {
    List<RunRequest> requests = requests(request, batch);
    boolean same = known.size() == requests.size();
    for (int i = 0; same && i < known.size(); i++) {
      RunContext run = known.get(i);
      Batched place = run.options().batch();
      same =
          place != null
              && place.documents() == request.blobUrls().size()
              && place.companies() == request.companyIds().size()
              && caller.sees(run.companyId())
              && requests.get(i).isThatOf(run);
    }
    if (!same) {
      throw Problems.conflict(
          "Batch %s was already started by another request. Send the same body, or another batch_id."
              .formatted(batch));
    }
    return known;
  }

  private List<RunContext> begin(BatchRequest request, String batch, Caller caller) {
    List<RunRequest> requests = requests(request, batch);
    requests.forEach(run -> permission.require(run, caller));
    int documents = request.blobUrls().size();
    for (RunRequest run : requests.subList(0, request.companyIds().size())) {
      admission.require(run, caller);
      open.requireRoom(run.companyId(), documents);
    }
    RunStarts.drawFurther(requests.size() - 1);
    List<RunRequested> accepted = accepted(request, batch, requests);
    AuditSubject.note(batch, request.companyIds());
    try {
      events.append(accepted);
    } catch (EventNotKeptException e) {
      var problem =
          Problems.unavailable(
              "Kafka did not acknowledge the batch. Send the request again with this batch_id: it"
                  + " can start only once.",
              e);
      problem.getBody().setProperty("batch_id", batch);
      throw problem;
    }
    accepted.forEach(event -> statuses.accepted(RunStatus.of(event)));
    return accepted.stream().map(RunRequested::run).toList();
  }

  private static List<RunRequest> requests(BatchRequest request, String batch) {
    List<RunRequest> requests = new ArrayList<>();
    for (int document = 1; document <= request.blobUrls().size(); document++) {
      for (int company = 1; company <= request.companyIds().size(); company++) {
        requests.add(request.run(batch, document, company));
      }
    }
    return requests;
  }

  private List<RunRequested> accepted(
      BatchRequest request, String batch, List<RunRequest> requests) {
    int companies = request.companyIds().size();
    int shared = SharedStages.of(requests.getFirst().pipeline());
    List<Integer> sharedReviews = sharedReviews(requests.subList(0, companies), shared);
    Instant now = clock.instant();
    List<RunRequested> accepted = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      RunRequest run = requests.get(i);
      RunContext own = run.under(Objects.requireNonNull(run.runId()), now, streamed::next, reviews);
      int company = i % companies + 1;
      Batched place =
          new Batched(
              batch,
              i / companies + 1,
              request.blobUrls().size(),
              company,
              companies,
              company == 1 || shared == 0 ? null : shared);
      accepted.add(new RunRequested(placed(own, place, sharedReviews), now));
    }
    return accepted;
  }

  /** A stage that is done for all companies is reviewed where one of them wants it. */
  private List<Integer> sharedReviews(List<RunRequest> ofCompanies, int shared) {
    TreeSet<Integer> stages = new TreeSet<>();
    for (RunRequest run : ofCompanies) {
      List<Integer> own = run.reviewAfter();
      (own == null ? reviews.after(run.companyId()) : own)
          .stream().filter(stage -> stage <= shared).forEach(stages::add);
    }
    return List.copyOf(stages);
  }

  private static RunContext placed(RunContext run, Batched place, List<Integer> sharedReviews) {
    List<Integer> own = run.options().reviewAfter();
    TreeSet<Integer> waits = new TreeSet<>(sharedReviews);
    if (own != null) {
      waits.addAll(own);
    }
    return run.with(
        run.options()
            .withReviewAfter(waits.isEmpty() ? null : List.copyOf(waits))
            .withBatch(place));
  }
}
