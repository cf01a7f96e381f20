package dev.innovationpipeline.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The checker can fail: it passes a right system under crashes, and no system with a mistake. */
class MutationTest {

  private static final int RUNS = 40;

  @Property(tries = 50)
  void aRightSystemSurvivesCrashes(@ForAll long seed) {
    assertThat(HistoryChecker.check(new SimulatedSystem(null, seed).live(RUNS))).isEmpty();
  }

  @Property(tries = 50)
  void everyMistakeIsFound(@ForAll Mutation mutation, @ForAll long seed) {
    assertThat(HistoryChecker.check(new SimulatedSystem(mutation, seed).live(RUNS)))
        .hasAtLeastOneElementOfType(mutation.finding());
  }
}
