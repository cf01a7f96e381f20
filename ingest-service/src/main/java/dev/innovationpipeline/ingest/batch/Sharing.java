package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.batch.SharedStages.Next;
import dev.innovationpipeline.ingest.review.StageResults;
import dev.innovationpipeline.ingest.review.StageResults.Made;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.time.TimeSource;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  private final TimeSource clock;
  private final NewWaits waits;

  Sharing(RunStatuses statuses, StageResults results, SharingLog log, TimeSource clock) {
    this.statuses = statuses;
    this.results = results;
    this.log = log;
    this.clock = clock;
    this.waits = new NewWaits(clock);
  }

  /**
   * Looks at the runs on the documents that some runs are about, and writes what follows for all.
   *
   * @throws org.springframework.web.ErrorResponseException when a result cannot be read just now
   * @throws org.apache.kafka.common.KafkaException when another instance overtakes, or Kafka does
   *     not answer
   */
  void look(Collection<String> runIds) {
    List<Next.Share> shares = new ArrayList<>();
    List<Supplier<List<RunEvent>>> others = new ArrayList<>();
    for (String runId : runIds) {
      switch (next(runId)) {
        case Next.Nothing nothing -> {}
        case Next.Share share -> shares.add(share);
        case Next.Fail fail -> others.add(() -> failures(fail));
        case Next.Lead lead -> others.add(() -> lead(lead.first()));
      }
    }
    if (!others.isEmpty()) {
      append(() -> others.stream().flatMap(each -> each.get().stream()).toList());
    }
    share(shares);
  }

  private Next next(String runId) {
    Optional<Batched> place = statuses.known(runId).map(status -> status.run().options().batch());
    if (place.isEmpty()) {
      return new Next.Nothing();
    }
    Batched batch = place.get();
    return SharedStages.next(
        IntStream.rangeClosed(1, batch.companies())
            .mapToObj(company -> statuses.known(batch.runOf(company)))
            .toList(),
        waits::isNew);
  }

  /** Drops what is known of runs that wait no more. */
  void retain(Collection<String> awaiting) {
    waits.retain(awaiting);
  }

  /** The runs whose wait is no longer new, which may decide on them. */
  List<String> grownOld() {
    return waits.grownOld();
  }

  private void share(List<Next.Share> shares) {
    List<Served> all =
        shares.stream()
            .flatMap(share -> share.awaiting().stream().map(run -> new Served(share.source(), run)))
            .toList();
    for (int i = 0; i < all.size(); i += MAX_RUNS) {
      List<Served> some = all.subList(i, Math.min(i + MAX_RUNS, all.size()));
      Map<Made, StageCompleted> made =
          results.made(some.stream().flatMap(Served::results).distinct().toList());
      append(() -> shared(some, made));
    }
  }

  private List<RunEvent> shared(List<Served> runs, Map<Made, StageCompleted> made) {
    Instant now = clock.instant();
    Set<RunContext> requested =
        results.requested(
            runs.stream().collect(Collectors.toMap(run -> run.next(now), Served::earliest)));
    return runs.stream()
        .filter(run -> !requested.contains(run.next(now)))
        .flatMap(run -> run.events(made, now))
        .toList();
  }

  /** A run that goes on with the results of another. */
  private record Served(RunStatus source, RunStatus run) {

    int last() {
      return run.run().options().awaited();
    }

    RunContext next(Instant now) {
      return Sharing.next(run, now);
    }

    Stream<Made> results() {
      return IntStream.rangeClosed(1, last()).mapToObj(stage -> new Made(source, stage));
    }

    /** Nothing was shared before there was something to share. */
    Instant earliest() {
      return Optional.ofNullable(source.stages().get(last()))
          .map(StageProgress::endedAt)
          .orElseGet(() -> source.run().requestedAt());
    }

    Stream<RunEvent> events(Map<Made, StageCompleted> made, Instant now) {
      RunContext next = next(now);
      return Stream.concat(
          Stream.of(new ReprocessRequested(next, last() + 1, now)),
          results()
              .map(result -> Objects.requireNonNull(made.get(result)).sharedWith(next, last())));
    }
  }

  private List<RunEvent> lead(RunStatus run) {
    Instant now = clock.instant();
    RunContext next = next(run, now);
    return results.requested(Map.of(next, run.run().attemptRequestedAt())).contains(next)
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
}
