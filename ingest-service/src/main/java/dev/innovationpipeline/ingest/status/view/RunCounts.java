package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Numbers of runs by status and stage, kept as the view changes: exact, without a scan. A run that
 * has not ended and has not changed for long is no longer counted: its input is lost or was never
 * written, as of events from foreign writers. Runs that wait for a review are counted by
 * themselves.
 */
public final class RunCounts implements StatusView.Listener, StatusView.Summary {

  private static final int MINUTES = 60;
  private static final Duration MAX_CLOCK_SKEW = Duration.ofHours(1);

  private final InstantSource clock;
  private final Duration abandonedAfter;
  private final Map<Status, Integer> byStatus = new EnumMap<>(Status.class);
  private final Map<Open, Integer> open = new HashMap<>();

  /** The same by company and hour. */
  private final Map<String, Map<Instant, Integer>> openOfCompanies = new HashMap<>();

  private final NavigableMap<Instant, Ended> ended = new TreeMap<>();
  private int degraded;
  private final WaitingRuns waiting = new WaitingRuns();
  private final AwaitingRuns awaiting = new AwaitingRuns();

  /**
   * @param abandonedAfter how long a run that has not ended counts after its latest change
   */
  public RunCounts(InstantSource clock, Duration abandonedAfter) {
    this.clock = clock;
    this.abandonedAfter = abandonedAfter;
  }

  /**
   * A group of runs that have not ended.
   *
   * @param hour of the latest change
   * @param waitsFor the stage that a processor has to take up; 0 for none
   */
  private record Open(Instant hour, Status status, int waitsFor, String company) {

    /** Earlier versions saved none by company; all runs are then counted again. */
    private Open {
      Objects.requireNonNull(company, "company");
    }

    static Open of(RunStatus run) {
      return new Open(
          run.updatedAt().truncatedTo(ChronoUnit.HOURS),
          run.status(),
          RunCounts.waitsFor(run).orElse(0),
          run.run().companyId());
    }
  }

  private record Counted(Open runs, int number) {}

  private record Ended(int completed, int failed) {
    Ended plus(Status status) {
      return switch (status) {
        case COMPLETED -> new Ended(completed + 1, failed);
        case FAILED -> new Ended(completed, failed + 1);
        case PENDING, RUNNING, CANCELLED, FORGOTTEN -> this;
      };
    }
  }

  /** The runs that ended within one minute. */
  public record Minute(Instant minute, int completed, int failed) {}

  private record Saved(
      Map<Status, Integer> byStatus,
      List<Counted> open,
      List<Minute> ended,
      Integer degraded,
      List<WaitingRuns.Waiting> waiting,
      List<String> awaiting) {

    /**
     * Earlier versions saved none by hour, or none degraded, or none that wait or await others; all
     * runs are then counted again.
     */
    private Saved {
      Objects.requireNonNull(open, "open");
      Objects.requireNonNull(degraded, "degraded");
      Objects.requireNonNull(waiting, "waiting");
      Objects.requireNonNull(awaiting, "awaiting");
    }
  }

  @Override
  public synchronized byte[] save() {
    return WireJson.MAPPER.writeValueAsBytes(
        new Saved(byStatus, counted(), throughput(), degraded, waiting.all(), awaiting.all()));
  }

  @Override
  public synchronized boolean restore(byte[] json) {
    try {
      Saved saved = WireJson.MAPPER.readValue(json, Saved.class);
      clear();
      byStatus.putAll(saved.byStatus());
      saved.open().forEach(some -> addOpen(some.runs(), some.number()));
      degraded = saved.degraded();
      waiting.replace(saved.waiting());
      awaiting.replace(saved.awaiting());
      saved.ended().forEach(m -> ended.put(m.minute(), new Ended(m.completed(), m.failed())));
      return true;
    } catch (JacksonException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void add(RunStatus status) {
    changed(null, status);
  }

  @Override
  public synchronized void clear() {
    byStatus.clear();
    open.clear();
    openOfCompanies.clear();
    ended.clear();
    degraded = 0;
    waiting.replace(List.of());
    awaiting.replace(List.of());
  }

  @Override
  public void changed(@Nullable ViewedStatus before, ViewedStatus now) {
    changed(before == null ? null : before.status(), now.status());
  }

  private synchronized void changed(@Nullable RunStatus before, RunStatus now) {
    if (before != null) {
      add(before, -1);
    }
    add(now, 1);
    if (now.status().isTerminal()
        && (before == null || !before.progress().equals(now.progress()))) {
      count(now.status(), now.updatedAt().truncatedTo(ChronoUnit.MINUTES));
    }
  }

  private void add(RunStatus run, int number) {
    if (run.awaitsOthers()) {
      awaiting.put(run.run().runId(), number > 0);
    }
    Optional<WaitingRuns.Waiting> waits =
        run.waiting().map(stage -> WaitingRuns.Waiting.of(run, stage));
    if (waits.isPresent()) {
      if (number > 0) {
        waiting.put(waits.get());
      } else {
        waiting.remove(waits.get());
      }
    } else if (run.status().isTerminal()) {
      byStatus.merge(run.status(), number, Integer::sum);
      degraded += run.degraded().isEmpty() ? 0 : number;
    } else {
      addOpen(Open.of(run), number);
    }
  }

  private void addOpen(Open runs, int number) {
    open.merge(runs, number, RunCounts::sum);
    openOfCompanies.compute(
        runs.company(),
        (company, before) -> {
          Map<Instant, Integer> hours = before == null ? new HashMap<>() : before;
          hours.merge(runs.hour(), number, RunCounts::sum);
          return hours.isEmpty() ? null : hours;
        });
  }

  private static @Nullable Integer sum(int one, int other) {
    return one + other == 0 ? null : Integer.valueOf(one + other);
  }

  private List<Counted> counted() {
    return open.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .toList();
  }

  public synchronized int runs(Status status) {
    return status.isTerminal()
        ? byStatus.getOrDefault(status, 0)
        : openRuns(runs -> runs.status() == status)
            + (status == Status.RUNNING ? waiting.size() : 0);
  }

  /** The runs that wait for a review; they are RUNNING, and open for no limit. */
  public WaitingRuns waiting() {
    return waiting;
  }

  /** The runs that wait for the first results of another run of their batch. */
  public AwaitingRuns awaiting() {
    return awaiting;
  }

  /** The runs of a company that have not ended and do not wait for a review. */
  public synchronized int open(String company) {
    Instant now = clock.instant();
    return openOfCompanies.getOrDefault(company, Map.of()).entrySet().stream()
        .filter(entry -> isCounted(entry.getKey(), now))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** COMPLETED runs in whose results something was lost. */
  public synchronized int degraded() {
    return degraded;
  }

  /** Runs that wait for a processor to take the stage up. */
  public synchronized int queued(int stage) {
    return openRuns(runs -> runs.waitsFor() == stage);
  }

  /** The clocks of writers may be a little ahead; a time far ahead is none. */
  private int openRuns(Predicate<Open> condition) {
    Instant now = clock.instant();
    return open.entrySet().stream()
        .filter(entry -> isCounted(entry.getKey().hour(), now))
        .filter(entry -> condition.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private boolean isCounted(Instant hour, Instant now) {
    return !hour.isBefore(now.minus(abandonedAfter).truncatedTo(ChronoUnit.HOURS))
        && !hour.isAfter(now.plus(MAX_CLOCK_SKEW));
  }

  /** The last hour, the oldest minute first. */
  public synchronized List<Minute> throughput() {
    Instant current = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    List<Minute> minutes = new ArrayList<>();
    for (int ago = MINUTES - 1; ago >= 0; ago--) {
      Instant minute = current.minus(Duration.ofMinutes(ago));
      Ended count = ended.getOrDefault(minute, new Ended(0, 0));
      minutes.add(new Minute(minute, count.completed(), count.failed()));
    }
    return minutes;
  }

  private void count(Status status, Instant minute) {
    Instant oldest = clock.instant().minus(Duration.ofMinutes(MINUTES + 1));
    ended.headMap(oldest).clear();
    if (minute.isAfter(oldest)) {
      ended.merge(minute, new Ended(0, 0).plus(status), (old, one) -> old.plus(status));
    }
  }

  private static Optional<Integer> waitsFor(RunStatus run) {
    if (run.status() == Status.PENDING) {
      return Optional.of(1).filter(first -> !run.awaitsOthers());
    }
    StageProgress newest = run.stages().get(run.currentStage());
    return run.status() == Status.RUNNING && newest != null && newest.status() == Status.COMPLETED
        ? Optional.of(newest.stage() + 1).filter(run.run().pipeline()::has)
        : Optional.empty();
  }
}
