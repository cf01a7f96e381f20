package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.batch.SharedStages.Next;
import dev.innovationpipeline.ingest.review.StageResults;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Lets the runs of a batch that wait go on: with the results of another on the same document, with
 * its failure, or by doing the stages themselves. The events of a run are of its next attempt, so
 * that the wait is no part of its deadlines.
 */
@Component
class Sharing {

  static final String FAILED = "shared_run_failed";

  /** Of which the results are one transaction. */
  private static final int MAX_RUNS = 25;

  private final RunStatuses statuses;
  private final StageResults results;
  private final SharingLog log;
  private final InstantSource clock;

  Sharing(RunStatuses statuses, StageResults results, SharingLog log, InstantSource clock) {
    this.statuses = statuses;
    this.results = results;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Looks at the runs on the document that a run is about.
   *
   * @throws org.springframework.web.ErrorResponseException when a result cannot be read just now
   * @throws org.apache.kafka.common.KafkaException when another instance overtakes, or Kafka does
   *     not answer
   */
  void look(String runId) {
    Optional<Batched> place = statuses.known(runId).map(status -> status.run().options().batch());
    if (place.isEmpty()) {
      return;
    }
    Batched batch = place.get();
    List<Optional<RunStatus>> runs =
        IntStream.rangeClosed(1, batch.companies())
            .mapToObj(company -> statuses.known(batch.runOf(company)))
            .toList();
    switch (SharedStages.next(runs, clock.instant())) {
      case Next.Nothing nothing -> {}
      case Next.Share share -> share(share);
      case Next.Fail fail -> append(() -> failures(fail));
      case Next.Lead lead -> append(() -> lead(lead.first()));
    }
  }

  private void share(Next.Share share) {
    int last = share.awaiting().getFirst().run().options().awaited();
    List<StageCompleted> made =
        IntStream.rangeClosed(1, last)
            .mapToObj(stage -> results.made(share.source(), stage))
            .toList();
    Instant since = earliest(share.source(), last);
    for (int i = 0; i < share.awaiting().size(); i += MAX_RUNS) {
      List<RunStatus> some =
          share.awaiting().subList(i, Math.min(i + MAX_RUNS, share.awaiting().size()));
      append(() -> some.stream().flatMap(run -> shared(run, made, since).stream()).toList());
    }
  }

  private List<RunEvent> shared(RunStatus run, List<StageCompleted> made, Instant since) {
    Instant now = clock.instant();
    RunContext next = next(run, now);
    if (results.isRequested(next, since)) {
      return List.of();
    }
    List<RunEvent> events = new ArrayList<>();
    events.add(new ReprocessRequested(next, made.size() + 1, now));
    made.forEach(result -> events.add(result.sharedWith(next, made.size())));
    return events;
  }

  private List<RunEvent> lead(RunStatus run) {
    Instant now = clock.instant();
    RunContext next = next(run, now);
    return results.isRequested(next, run.run().attemptRequestedAt())
        ? List.of()
        : List.of(new ReprocessRequested(next, 1, now), new RunRequested(next, now));
  }

  /** Repeated, each is the same fact. */
  private List<RunEvent> failures(Next.Fail fail) {
    String message =
        "Run %s, which reads the document for all companies of the batch, failed: %s"
            .formatted(
                fail.failed().run().runId(), Objects.requireNonNullElse(fail.failed().error(), ""));
    return fail.awaiting().stream()
        .<RunEvent>map(
            run ->
                new RunFailed(
                    run.run(),
                    1,
                    FAILED,
                    UntrustedText.cut(message, UntrustedText.MAX_MESSAGE_CHARS),
                    0,
                    Usage.NONE,
                    clock.instant()))
        .toList();
  }

  private void append(Supplier<List<RunEvent>> events) {
    TreeMap<String, RunStatus> changed = new TreeMap<>();
    log.append(events)
        .forEach(
            event -> changed.merge(event.run().runId(), RunStatus.of(event), RunStatus::merge));
    changed.values().forEach(statuses::accepted);
  }

  private static RunContext next(RunStatus run, Instant now) {
    return run.run().next(now, run.run().options().awaiting(null));
  }

  /** Nothing was shared before there was something to share. */
  private static Instant earliest(RunStatus source, int last) {
    return Optional.ofNullable(source.stages().get(last))
        .map(StageProgress::endedAt)
        .orElseGet(() -> source.run().requestedAt());
  }
}
