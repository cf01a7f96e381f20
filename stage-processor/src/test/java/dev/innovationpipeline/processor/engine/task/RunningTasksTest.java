package dev.innovationpipeline.processor.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.time.RecordAges;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines end work after the time that has passed, whatever the wall clock is set to. */
class RunningTasksTest {

  private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
  private static final Duration STAGE = Duration.ofHours(1);
  private static final Duration RUN = Duration.ofHours(6);

  private final SettableTime settable = new SettableTime(START);
  private final TimeSource time = TimeSource.of(settable, settable::elapsed);
  private final RunningTasks running =
      new RunningTasks(new RunSignals(), new Deadlines(STAGE, RUN), new RecordAges(time), time);
  private final List<Interruption> givenUp = new ArrayList<>();

  /** The tasks of these tests run on the thread of the test. */
  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 6, -100_000, 100_000})
  void aStageThatIsOpenWhenTheClockIsSetEndsInItsTime(int hours) {
    RunningTask task = begin(START, START);
    settable.pass(Duration.ofMinutes(10));

    settable.setWallClock(Duration.ofHours(hours));
    running.interruptOverdue();
    assertThat(task.interruption()).isNull();
    settable.pass(Duration.ofMinutes(50).minusMillis(1));
    running.interruptOverdue();
    assertThat(task.interruption()).isNull();

    settable.pass(Duration.ofMillis(1));
    running.interruptOverdue();
    assertThat(task.interruption()).isInstanceOf(Interruption.Overdue.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 6, -100_000, 100_000})
  void workThatWaitsWhenTheClockIsSetIsTakenUp(int hours) {
    settable.pass(Duration.ofMinutes(10));
    settable.setWallClock(Duration.ofHours(hours));

    RunningTask task = begin(START, START);

    assertThat(task.interruption()).isNull();
    settable.pass(STAGE);
    running.interruptOverdue();
    assertThat(task.interruption()).isInstanceOf(Interruption.Overdue.class);
  }

  @Test
  void workThatWaitedTooLongIsNotTakenUp() {
    assertThat(begin(START, START.minus(STAGE)).interruption())
        .isInstanceOf(Interruption.Overdue.class);
    assertThat(begin(START.minus(RUN), START).interruption())
        .isInstanceOf(Interruption.Overdue.class);
    assertThat(begin(START.minus(RUN).plusMillis(1), START).interruption()).isNull();
  }

  @Test
  void whatWaitedBeforeCountsOnlyTheDeadlinesRest() {
    RunningTask task = begin(START.minus(Duration.ofMinutes(350)), START);
    settable.pass(Duration.ofMinutes(9));
    running.interruptOverdue();
    assertThat(task.interruption()).isNull();
    settable.pass(Duration.ofMinutes(1));
    running.interruptOverdue();
    assertThat(task.interruption()).isInstanceOf(Interruption.Overdue.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 6})
  void aThreadIsTakenForStuckAfterTheTimeThatHasPassed(int hours) {
    RunningTask task = begin(START, START);
    running.hear(new RunCancelled(task.run(), null, START));

    settable.setWallClock(Duration.ofHours(hours));
    settable.pass(Duration.ofSeconds(30));
    running.interruptOverdue();
    assertThat(givenUp).isEmpty();
    settable.pass(Duration.ofMillis(1));
    running.interruptOverdue();
    assertThat(givenUp).hasSize(1);
  }

  private RunningTask begin(Instant asked, Instant ready) {
    RunContext run =
        new RunContext(
            "run-1", 1, "user", "acme", "https://example.com/a.pdf", asked, RunOptions.DEFAULTS);
    return running.begin(run, 1, ready, givenUp::add);
  }
}
