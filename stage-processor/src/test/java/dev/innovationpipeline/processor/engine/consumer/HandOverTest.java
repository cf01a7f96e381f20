package dev.innovationpipeline.processor.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

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

  @Property(tries = 50)
  void withoutFaultsTheLogHandsNothingOver(
      @ForAll @IntRange(min = 1, max = 6) int runs, @ForAll Random random) {
    HandOverSimulation subject = new HandOverSimulation(runs, true, random, 0);
    subject.play();

    assertThat(subject.stages().calls()).containsOnly(1);
    assertThat(subject.stages().startedFromTheLog()).isEqualTo(runs);
  }
}
