package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Answer.StatusSeen;
import dev.innovationpipeline.benchmarks.fill.CompletedRun;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.FactBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Engine, sink and view on one log, in few lines and without threads: what crashes do to them
 * depends on the order in which they commit, as in the product.
 */
final class SimulatedSystem {

  private static final int STAGES = SampleHistory.STAGES;

  private final @Nullable Mutation mutation;
  private final SplittableRandom random;
  private final Map<String, List<LoggedEvent>> log = new TreeMap<>();
  private final List<Answer> answers = new ArrayList<>();
  private final StoredRows rows = new StoredRows(new TreeMap<>(), new HashMap<>(), new HashMap<>());
  private final List<Calls.OfStage> calls = new ArrayList<>();
  private final List<Calls.Disturbance> crashes = new ArrayList<>();

  SimulatedSystem(@Nullable Mutation mutation, long seed) {
    this.mutation = mutation;
    random = new SplittableRandom(seed);
  }

  History live(int runs) {
    for (int number = 0; number < runs; number++) {
      liveOne(number);
    }
    return History.atRest(log, answers, rows, new Calls(calls, crashes));
  }

  private void liveOne(int number) {
    List<RunEvent> planned =
        CompletedRun.events(
            number,
            stage ->
                stage.number() == STAGES
                    ? SampleHistory.cards("run " + number)
                    : new Prose("Stage " + stage.number()));
    String run = CompletedRun.runId(number);
    answers.add(new Answer.Accepted(run));
    append(planned.getFirst());
    boolean goesOn = true;
    for (int stage = 1; stage <= STAGES && goesOn; stage++) {
      goesOn = work(run, (StageCompleted) planned.get(2 * stage), number % 7 == 3 && stage == 3);
    }
    if (goesOn && number % 5 == 0) {
      reprocessInVain(planned);
    }
    view(run);
    sink(run);
  }

  /** Whether the next stage has an input. */
  private boolean work(String run, StageCompleted result, boolean throwing) {
    boolean crash = random.nextInt(4) == 0;
    int answered = 1;
    boolean done = true;
    if (throwing) {
      done = false;
      if (mutation != Mutation.SWALLOWED_THROWABLE) {
        append(failure(result.run(), result.stage(), result.occurredAt()));
      }
    } else if (!crash) {
      append(result);
    } else {
      crashes.add(new Calls.Disturbance(result.startedAt(), result.occurredAt()));
      if (mutation == Mutation.COMMIT_BEFORE_OUTPUT) {
        done = false; // The input counts as read, and nothing came of it.
      } else {
        answered = 2;
        append(result);
        if (mutation == Mutation.AUTO_COMMIT) {
          append(result); // The first was written, and its input is read again.
        }
      }
    }
    calls.add(new Calls.OfStage(run, result.stage(), answered, result.startedAt()));
    return done;
  }

  private void reprocessInVain(List<RunEvent> planned) {
    RunContext first = planned.getFirst().run();
    Instant at = SampleHistory.at(first, 100);
    RunContext second = first.next(at, RunOptions.DEFAULTS);
    append(new ReprocessRequested(second, 3, at));
    answers.add(new Answer.Reprocessed(first.runId(), 2));
    append(((StageCompleted) planned.get(4)).copiedTo(second));
    append(failure(second, 3, at.plusSeconds(1)));
  }

  private static RunFailed failure(RunContext run, int stage, Instant at) {
    return new RunFailed(run, stage, "code", "why", 1, Usage.NONE, at);
  }

  private void append(RunEvent event) {
    log.computeIfAbsent(event.run().runId(), run -> new ArrayList<>())
        .add(LoggedEvent.of(event, event.occurredAt()));
  }

  private void view(String run) {
    RunStatus shown = null;
    for (LoggedEvent logged : log.getOrDefault(run, List.of())) {
      RunStatus next = RunStatus.of(logged.event());
      if (shown == null) {
        shown = next;
      } else if (mutation == Mutation.VIEW_WITHOUT_ATTEMPTS) {
        shown = next.progress().number() > shown.progress().number() ? next : shown;
      } else {
        shown = shown.merge(next);
      }
      int attempt = logged.event().run().attempt();
      answers.add(new StatusSeen(run, shown.status(), attempt, shown.currentStage()));
    }
  }

  /** Each batch comes twice: it crashed between its transaction and its commit of offsets. */
  private void sink(String run) {
    for (int delivery = 0; delivery < 2; delivery++) {
      List<LoggedEvent> events = log.getOrDefault(run, List.of());
      FactBatch facts = FactBatch.aggregate(events.stream().map(LoggedEvent::event).toList());
      facts.attempts().values().stream()
          .reduce(AttemptState::merge)
          .ifPresent(state -> rows.runs().put(run, StoredRows.Run.of(state)));
      for (LoggedEvent logged : events) {
        if (logged.event() instanceof StageCompleted completed) {
          store(run, completed, logged);
        }
      }
    }
  }

  private void store(String run, StageCompleted completed, LoggedEvent logged) {
    if (completed.run().attempt() > 1) {
      return; // No later attempt completes, so that readers keep seeing the first.
    }
    rows.outputs()
        .computeIfAbsent(run, none -> new TreeMap<>())
        .put(
            completed.stage(),
            new StoredRows.Output(
                1, completed.result().markdown(), completed.model(), completed.occurredAt()));
    List<StoredRows.Card> cards =
        logged.cards().entrySet().stream()
            .map(card -> new StoredRows.Card(card.getKey(), 1, false, card.getValue()))
            .toList();
    if (cards.isEmpty()) {
      return;
    }
    List<StoredRows.Card> stored = rows.cards().computeIfAbsent(run, none -> new ArrayList<>());
    if (mutation != Mutation.SINK_WITHOUT_DEDUPLICATION) {
      stored.clear();
    }
    stored.addAll(cards);
  }
}
