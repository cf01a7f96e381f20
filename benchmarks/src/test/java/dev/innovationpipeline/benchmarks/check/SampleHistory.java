package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Answer.Accepted;
import dev.innovationpipeline.benchmarks.check.Answer.StatusAtRest;
import dev.innovationpipeline.benchmarks.check.Answer.StatusSeen;
import dev.innovationpipeline.benchmarks.fill.CompletedRun;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A right history of runs of every kind; tests put faults into it. */
final class SampleHistory {

  static final int STAGES = 5;

  /** How a run goes. */
  enum Kind {
    COMPLETED,
    FAILED,
    CANCELLED,
    /** Its completion came after the cancellation. */
    CANCELLED_LATE,
    FORGOTTEN,
    REPROCESSED
  }

  final Map<String, List<LoggedEvent>> events = new TreeMap<>();
  final List<Answer> answers = new ArrayList<>();
  final StoredRows rows = new StoredRows(new TreeMap<>(), new HashMap<>(), new HashMap<>());
  final List<Calls.OfStage> calls = new ArrayList<>();
  final List<Calls.Disturbance> disturbances = new ArrayList<>();

  /** Returns the run's id. */
  String add(int number, Kind kind) {
    List<RunEvent> run = CompletedRun.events(number, stage -> result(number, stage));
    String id = CompletedRun.runId(number);
    RunContext context = run.getFirst().run();
    answers.add(new Accepted(id));
    see(id, Status.PENDING, 1, 0);
    switch (kind) {
      case COMPLETED -> {
        run.forEach(this::log);
        completed(id, 1, STAGES, 1);
      }
      case REPROCESSED -> {
        run.forEach(this::log);
        completed(id, 1, STAGES, 1);
        reprocess(id, context, run);
      }
      case FAILED -> {
        run.subList(0, 4).forEach(this::log);
        fail(id, context);
      }
      case CANCELLED -> {
        run.subList(0, 4).forEach(this::log);
        RunCancelled cancelled = new RunCancelled(context, 2, at(context, 30));
        log(cancelled);
        answers.add(new Answer.Cancelled(id));
        see(id, Status.CANCELLED, 1, 2);
        store(id, Status.CANCELLED, 1, 58, 2, null, 1, null);
        call(id, 1, 1, context);
        call(id, 2, 1, context);
      }
      case CANCELLED_LATE -> {
        run.forEach(this::log);
        Instant completedAt = completion(id, 1, STAGES).appendedAt();
        log(new RunCancelled(context, STAGES, completedAt.minusMillis(5), true));
        answers.add(new Answer.Cancelled(id));
        see(id, Status.CANCELLED, 1, STAGES);
        store(id, Status.CANCELLED, 1, 60, STAGES, null, STAGES, null);
        IntStream.rangeClosed(1, STAGES).forEach(stage -> call(id, stage, 1, context));
      }
      case FORGOTTEN -> {
        answers.add(new Answer.Forgotten(id));
        see(id, Status.FORGOTTEN, 0, 0);
        log(new RunForgotten(context, at(context, 40)));
        call(id, 1, 1, context);
      }
    }
    return id;
  }

  /** The answer about a run of this kind when nothing is under way any more. */
  void seeAtRest(String id, Kind kind) {
    answers.add(
        switch (kind) {
          case COMPLETED -> new StatusAtRest(id, Status.COMPLETED, 1);
          case REPROCESSED -> new StatusAtRest(id, Status.COMPLETED, 2);
          case FAILED -> new StatusAtRest(id, Status.FAILED, 1);
          case CANCELLED, CANCELLED_LATE -> new StatusAtRest(id, Status.CANCELLED, 1);
          case FORGOTTEN -> new StatusAtRest(id, Status.FORGOTTEN, 0);
        });
  }

  History history() {
    return History.atRest(events, answers, rows, new Calls(calls, disturbances));
  }

  List<LoggedEvent> events(String id) {
    return Objects.requireNonNull(events.get(id));
  }

  List<StoredRows.Card> storedCards(String id) {
    return Objects.requireNonNull(rows.cards().get(id));
  }

  SortedMap<Integer, StoredRows.Output> outputs(String id) {
    return Objects.requireNonNull(rows.outputs().get(id));
  }

  List<Finding> findings() {
    return HistoryChecker.check(history());
  }

  void see(String id, Status status, int attempt, int stage) {
    answers.add(new StatusSeen(id, status, attempt, stage));
  }

  void log(RunEvent event) {
    events
        .computeIfAbsent(event.run().runId(), run -> new ArrayList<>())
        .add(LoggedEvent.of(event, event.occurredAt()));
  }

  /** The event of a stage's completion in an attempt. */
  LoggedEvent completion(String id, int attempt, int stage) {
    return events(id).stream()
        .filter(
            logged ->
                logged.event() instanceof StageCompleted completed
                    && completed.stage() == stage
                    && completed.run().attempt() == attempt)
        .findFirst()
        .orElseThrow();
  }

  static Instant at(RunContext run, long seconds) {
    return run.requestedAt().plusSeconds(seconds);
  }

  private void fail(String id, RunContext run) {
    Usage usage = new Usage(2, 3_000, 2_000, BigDecimal.valueOf(39, 3));
    log(new RunFailed(run, 2, "document_empty", "It is empty.", 1, usage, at(run, 30)));
    see(id, Status.RUNNING, 1, 2);
    see(id, Status.FAILED, 1, 2);
    store(id, Status.FAILED, 1, 25, 2, "document_empty", 1, null);
    call(id, 1, 1, run);
    call(id, 2, 1, run);
  }

  private void reprocess(String id, RunContext first, List<RunEvent> run) {
    RunContext second = first.next(at(first, 100), RunOptions.DEFAULTS);
    log(new ReprocessRequested(second, STAGES, at(first, 100)));
    StageCompleted fourth = (StageCompleted) run.get(2 * (STAGES - 1));
    log(fourth.copiedTo(second));
    log(new StageStarted(second, STAGES, "processor-1", at(first, 101)));
    Usage usage = new Usage(1, 3_000, 2_000, BigDecimal.valueOf(39, 3));
    log(
        new StageCompleted(
            second,
            STAGES,
            cards("second"),
            "m",
            "v1",
            usage,
            usage,
            at(first, 101),
            at(first, 105)));
    answers.add(new Answer.Reprocessed(id, 2));
    completed(id, 2, 1, 2);
  }

  private void completed(String id, int attempt, int stagesPaid, int callsOfLast) {
    see(id, Status.RUNNING, attempt, STAGES);
    see(id, Status.COMPLETED, attempt, STAGES);
    Instant end = completion(id, attempt, STAGES).event().occurredAt();
    store(id, Status.COMPLETED, attempt, 59, STAGES, null, stagesPaid, end);
    calls.removeIf(call -> call.runId().equals(id));
    RunContext run = events(id).getFirst().event().run();
    IntStream.range(1, STAGES).forEach(stage -> call(id, stage, 1, run));
    call(id, STAGES, callsOfLast, run);
  }

  private void call(String id, int stage, int answers, RunContext run) {
    calls.add(new Calls.OfStage(id, stage, answers, at(run, 10L * stage)));
  }

  private void store(
      String id,
      Status status,
      int attempt,
      int progress,
      int stage,
      @Nullable String errorCode,
      int paid,
      @Nullable Instant completedAt) {
    RunContext run = events(id).getFirst().event().run();
    rows.runs()
        .put(
            id,
            new StoredRows.Run(
                status,
                attempt,
                progress,
                stage,
                errorCode,
                run.userId(),
                run.companyId(),
                3_000L * paid,
                2_000L * paid,
                BigDecimal.valueOf(39, 3).multiply(BigDecimal.valueOf(paid)),
                completedAt));
    for (LoggedEvent logged : events(id)) {
      if (logged.event() instanceof StageCompleted completed) {
        store(id, completed, logged);
      }
    }
  }

  /** A later attempt's output takes the place of an earlier one's. */
  private void store(String id, StageCompleted completed, LoggedEvent logged) {
    int attempt = completed.run().attempt();
    rows.outputs()
        .computeIfAbsent(id, run -> new TreeMap<>())
        .put(
            completed.stage(),
            new StoredRows.Output(
                attempt, completed.result().markdown(), completed.model(), completed.occurredAt()));
    if (!logged.cards().isEmpty()) {
      rows.cards()
          .put(
              id,
              new ArrayList<>(
                  logged.cards().entrySet().stream()
                      .map(c -> new StoredRows.Card(c.getKey(), attempt, false, c.getValue()))
                      .toList()));
    }
  }

  private static StageResult result(int number, Stage stage) {
    return stage.number() == STAGES
        ? cards("run " + number)
        : new Prose("Stage " + stage.number() + " of run " + number);
  }

  static OpportunityCards cards(String title) {
    return new OpportunityCards(
        title,
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> OpportunityCard.of(n, title + " " + n, Map.of()))
            .toList());
  }
}
