package dev.innovationpipeline.processor.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the order of answers, polls, commits, aborts, revocations and deaths: readers see the
 * events that they see without the hand-over, each once, and no call is repeated but those whose
 * answers were not committed when a process lost their partition.
 */
class HandOverTest {

  @Property(tries = 400)
  void givesTheSameEventsUnderAnySchedule(
      @ForAll @IntRange(min = 1, max = 6) int runs,
      @ForAll boolean handOver,
      @ForAll Random random) {
    Map<String, String> expected = new HandOverSimulation(runs, false, new Random(0), 0).play();

    HandOverSimulation subject = new HandOverSimulation(runs, handOver, random, 400);
    Map<String, String> seen = subject.play();

    assertThat(seen).isEqualTo(expected);
    assertThat(subject.stages().repeatedCalls())
        .as("calls repeated")
        .isLessThanOrEqualTo(subject.mayRepeat());
  }

  /** One decision, one continuation: no stage of any attempt is done twice or left out. */
  @Property(tries = 200)
  void aRunThatWaitsGoesOnOnceWhenItIsApproved(
      @ForAll @IntRange(min = 1, max = 6) int runs,
      @ForAll boolean handOver,
      @ForAll Random random) {
    Map<String, String> expected =
        new HandOverSimulation(runs, HandOverTest::gates, false, new Random(0), 0).play();

    HandOverSimulation subject =
        new HandOverSimulation(runs, HandOverTest::gates, handOver, random, 400);
    Map<String, String> seen = subject.play();

    assertThat(seen).isEqualTo(expected);
    assertThat(seen.keySet()).contains("stage-5-completed run-0#2");
    assertThat(subject.stages().repeatedCalls())
        .as("calls repeated")
        .isLessThanOrEqualTo(subject.mayRepeat());
  }

  /** One gate, two, three with the last stage, or none. */
  private static @Nullable List<Integer> gates(int run) {
    return switch (run % 4) {
      case 0 -> List.of(3);
      case 1 -> List.of(1, 4);
      case 2 -> List.of(1, 3, 5);
      default -> null;
    };
  }

  @Property(tries = 50)
  void withoutFaultsTheLogHandsNothingOver(
      @ForAll @IntRange(min = 1, max = 6) int runs, @ForAll Random random) {
    HandOverSimulation subject = new HandOverSimulation(runs, true, random, 0);
    subject.play();

    assertThat(subject.stages().calls()).containsOnly(1);
    assertThat(subject.stages().startedFromTheLog()).isEqualTo(runs);
  }
}
