package dev.innovationpipeline.ingest.status.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Crashes before, within and after a write, views that are behind, an instance that goes on writing
 * after another has taken over: in the end the newest record of every run, which is the one that
 * compaction keeps, says all that its events say.
 */
class AggregationPropertyTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  enum Step {
    AGGREGATE,
    WRITE,
    READ,
    COMMIT,
    CRASH,
    CRASH_WITHIN_WRITE,
    LOSE_PARTITION,
    WRITE_LATE
  }

  private final List<RunStatus> log = new ArrayList<>();

  /** An instance; what it has polled is ahead of the committed position. */
  private final class Instance {
    private final FakeStatusView view = new FakeStatusView();
    private RunStatusAggregator aggregator = new RunStatusAggregator(view);
    private int position;

    Instance(int position) {
      this.position = position;
    }

    void aggregate(List<RunStatus> events) {
      if (position < events.size()) {
        aggregator.add(events.get(position++));
      }
    }

    void write() {
      for (RunStatus change : aggregator.changes()) {
        log.add(change);
        aggregator.acknowledged(change, new ChangeId(0, log.size() - 1L));
      }
    }

    void read() {
      if (view.records() < log.size()) {
        view.read(log.get(view.records()));
      }
    }

    void readAll() {
      while (view.records() < log.size()) {
        read();
      }
      aggregator.dropViewed();
    }

    /** The view is filled before events are aggregated again. */
    void restart(int committed) {
      readAll();
      aggregator = new RunStatusAggregator(view);
      position = committed;
    }
  }

  @Property(tries = 2_000)
  void theNewestRecordsSayAll(
      @ForAll("events") List<RunStatus> events, @ForAll("steps") List<Step> steps) {
    log.clear();
    Instance owner = new Instance(0);
    Instance late = owner;
    int committed = 0;
    for (Step step : steps) {
      switch (step) {
        case AGGREGATE -> owner.aggregate(events);
        case WRITE -> owner.write();
        case READ -> owner.read();
        case COMMIT -> {
          owner.write();
          committed = owner.position;
        }
        case CRASH -> owner.restart(committed);
        case CRASH_WITHIN_WRITE -> {
          owner.aggregator.changes().stream().limit(1).forEach(log::add);
          owner.restart(committed);
        }
        case LOSE_PARTITION -> {
          late = owner;
          owner = new Instance(committed);
          owner.view.incomplete();
        }
        case WRITE_LATE -> late.write();
      }
    }
    late.write();
    while (owner.position < events.size()) {
      owner.aggregate(events);
    }
    owner.write();
    owner.readAll();
    owner.view.incomplete().forEach(owner.aggregator::repeat);
    owner.write();
    owner.readAll();

    Map<String, RunStatus> expected = new HashMap<>();
    events.forEach(event -> expected.merge(event.run().runId(), event, RunStatus::merge));
    Map<String, RunStatus> newest = new HashMap<>();
    log.forEach(record -> newest.put(record.run().runId(), record));
    assertThat(newest).isEqualTo(expected);
    assertThat(owner.view.incomplete()).isEmpty();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.of(Step.class).list().ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<RunStatus>> events() {
    return Arbitraries.integers()
        .between(0, 23)
        .map(AggregationPropertyTest::event)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  private static RunStatus event(int number) {
    Instant at = AT.plusSeconds(number);
    RunContext first =
        new RunContext("r" + number % 2, 1, "u", "c", "http://h/d", AT, RunOptions.DEFAULTS);
    RunContext run = number < 12 ? first : first.next(AT.plusSeconds(12), RunOptions.DEFAULTS);
    return RunStatus.of(
        switch (number / 2 % 6) {
          case 0 -> new RunRequested(run, run.attemptRequestedAt());
          case 5 -> new RunFailed(run, 3, "internal_error", "No.", 1, Usage.NONE, at);
          default -> new StageStarted(run, number / 2 % 6, "p", at);
        });
  }
}
