package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Answer.BatchAtRest;
import dev.innovationpipeline.benchmarks.check.Finding.AnswerDoesNotHold;
import dev.innovationpipeline.benchmarks.check.Finding.LostRun;
import dev.innovationpipeline.benchmarks.check.Finding.WrongShare;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageCompleted.Shared;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules of the runs of a batch among one another: all are in the log or none, those on one
 * document do what is shared once, and none waits for nobody.
 */
final class BatchRules {

  private final List<RunEvents> runs;
  private final Consumer<Finding> findings;

  private BatchRules(List<RunEvents> runs, Consumer<Finding> findings) {
    this.runs = runs;
    this.findings = findings;
  }

  static void check(Map<String, RunEvents> runs, History history, Consumer<Finding> findings) {
    Map<String, Batched> documents = new TreeMap<>();
    Map<String, Batched> batches = new TreeMap<>();
    for (RunEvents run : runs.values()) {
      run.place().ifPresent(place -> documents.putIfAbsent(place.group(), place));
      run.place().ifPresent(place -> batches.putIfAbsent(place.id(), place));
    }
    batches.values().forEach(batch -> checkWhole(batch, runs, findings));
    for (Batched place : documents.values()) {
      BatchRules rules = new BatchRules(onDocument(place, runs), findings);
      rules.checkLeads();
      rules.checkWaits(history.mustHaveEnded());
      rules.runs.forEach(rules::checkWork);
      rules.runs.forEach(rules::checkCopies);
    }
    for (Answer answer : history.answers()) {
      if (answer instanceof BatchAtRest seen) {
        Batched batch = batches.get(seen.runId());
        if (batch != null) { // Else its accepted runs are lost.
          checkFigures(seen, batch, runs, findings);
        }
      }
    }
  }

  /** The runs that may share calls with this one, and itself. */
  static List<RunEvents> onDocumentOf(RunEvents run, Map<String, RunEvents> all) {
    return run.place().map(place -> onDocument(place, all)).orElse(List.of(run));
  }

  private static List<RunEvents> onDocument(Batched place, Map<String, RunEvents> all) {
    return IntStream.rangeClosed(1, place.companies())
        .mapToObj(place::runOf)
        .flatMap(id -> Stream.ofNullable(all.get(id)))
        .toList();
  }

  private static Stream<String> ids(Batched batch) {
    return IntStream.rangeClosed(1, batch.documents())
        .boxed()
        .flatMap(
            document ->
                IntStream.rangeClosed(1, batch.companies())
                    .mapToObj(company -> Batched.runOf(batch.id(), document, company)));
  }

  /** They are accepted in one transaction. */
  private static void checkWhole(
      Batched batch, Map<String, RunEvents> runs, Consumer<Finding> findings) {
    ids(batch)
        .filter(id -> !Optional.ofNullable(runs.get(id)).map(RunEvents::isRequested).orElse(false))
        .forEach(
            id ->
                findings.accept(
                    new LostRun(
                        id,
                        "Batch %s is in the log, but without a request for its run %s."
                            .formatted(batch.id(), id))));
  }

  private static void checkFigures(
      BatchAtRest seen, Batched batch, Map<String, RunEvents> runs, Consumer<Finding> findings) {
    SortedMap<Status, Integer> counts = new TreeMap<>();
    boolean ended = true;
    for (String id : ids(batch).toList()) {
      Optional<RunStatus> status = Optional.ofNullable(runs.get(id)).flatMap(RunEvents::status);
      if (status.isPresent() && status.get().status() != Status.FORGOTTEN) {
        counts.merge(status.get().status(), 1, Integer::sum);
        ended &= status.get().status().isTerminal();
      }
    }
    if (!counts.equals(seen.counts()) || ended != seen.ended()) {
      findings.accept(
          new AnswerDoesNotHold(
              batch.id(),
              "Batch %s was answered to have %s (ended: %s) at rest, but has %s (ended: %s) by its events."
                  .formatted(batch.id(), seen.counts(), seen.ended(), counts, ended)));
    }
  }

  /** One that waits takes the place of another only where that was cancelled or forgotten. */
  private void checkLeads() {
    List<ReprocessRequested> leads =
        runs.stream()
            .flatMap(run -> run.of(ReprocessRequested.class).filter(e -> leads(run, e)))
            .toList();
    long reasons =
        runs.stream()
            .filter(run -> run.isForgotten() || run.of(RunCancelled.class).findAny().isPresent())
            .count();
    if (leads.size() > reasons) {
      leads.forEach(
          lead ->
              wrong(
                  lead.run().runId(),
                  "took the place of the run it waited for in attempt %d, but %d runs did so for %d that were cancelled or forgotten"
                      .formatted(lead.run().attempt(), leads.size(), reasons)));
    }
  }

  /** Whether a run that waited does the stages itself, and not because a person asks for it. */
  private static boolean leads(RunEvents run, ReprocessRequested event) {
    int before = event.run().attempt() - 1;
    return event.fromStage() == 1
        && run.events().anyMatch(e -> e.run().attempt() == before && waits(e))
        && !run.isFailed(before)
        && run.of(RunCancelled.class).noneMatch(e -> e.run().attempt() == before);
  }

  private static boolean waits(RunEvent event) {
    return event.run().options().awaitsOthers();
  }

  private void checkWaits(Instant mustHaveEnded) {
    boolean isNew = runs.stream().anyMatch(run -> !run.lastAppended().isBefore(mustHaveEnded));
    boolean underWay = runs.stream().flatMap(r -> r.status().stream()).anyMatch(BatchRules::works);
    if (isNew || underWay) {
      return;
    }
    runs.stream()
        .filter(run -> !run.isForgotten())
        .filter(run -> run.status().filter(RunStatus::awaitsOthers).isPresent())
        .forEach(
            run ->
                findings.accept(
                    new LostRun(
                        run.runId(),
                        "Run %s waits for the first results of another run, but none on its document is on its way."
                            .formatted(run.runId()))));
  }

  private static boolean works(RunStatus run) {
    return !run.status().isTerminal() && !run.awaitsOthers();
  }

  /** An attempt that waits does nothing, and one that was served does what comes after. */
  private void checkWork(RunEvents run) {
    Map<Integer, Integer> served = new HashMap<>();
    run.of(StageCompleted.class)
        .filter(event -> event.shared() != null)
        .forEach(event -> served.merge(event.run().attempt(), event.stage(), Math::max));
    run.work()
        .filter(
            event -> waits(event) || event.stage() <= served.getOrDefault(event.run().attempt(), 0))
        .forEach(
            event ->
                wrong(
                    run.runId(),
                    "did stage %d in attempt %d, which another run of its batch does for it"
                        .formatted(event.stage(), event.run().attempt())));
  }

  private void checkCopies(RunEvents run) {
    Map<Integer, TreeMap<Integer, Integer>> throughs = new TreeMap<>();
    run.of(StageCompleted.class)
        .filter(event -> event.shared() != null)
        .forEach(
            copy -> {
              Shared shared = Objects.requireNonNull(copy.shared());
              throughs
                  .computeIfAbsent(copy.run().attempt(), attempt -> new TreeMap<>())
                  .put(copy.stage(), shared.through());
              checkCopy(run, copy, shared);
            });
    throughs.forEach(
        (attempt, stages) -> {
          int last = stages.lastKey();
          if (stages.size() != last || stages.values().stream().anyMatch(to -> to != last)) {
            wrong(
                run.runId(),
                "has in attempt %d the results of another run for stages %s, not for all to the last"
                    .formatted(attempt, stages.keySet()));
          }
        });
  }

  private void checkCopy(RunEvents run, StageCompleted copy, Shared shared) {
    Optional<RunEvents> source =
        runs.stream().filter(other -> other.runId().equals(shared.runId())).findFirst();
    boolean holds =
        source.isPresent()
            && (source.get().isForgotten()
                || source
                    .get()
                    .of(StageCompleted.class)
                    .anyMatch(made -> isOf(made, copy, shared.attempt())));
    if (!holds) {
      wrong(
          run.runId(),
          "has a result of stage %d that attempt %d of run %s did not make"
              .formatted(copy.stage(), shared.attempt(), shared.runId()));
    }
  }

  private static boolean isOf(StageCompleted made, StageCompleted copy, int attempt) {
    return made.stage() == copy.stage()
        && made.run().attempt() == attempt
        && made.shared() == null
        && made.result().equals(copy.result());
  }

  private void wrong(String runId, String what) {
    findings.accept(new WrongShare(runId, "Run %s %s.".formatted(runId, what)));
  }
}
