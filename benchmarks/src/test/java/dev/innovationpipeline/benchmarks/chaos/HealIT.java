package dev.innovationpipeline.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The services heal by themselves when the servers that they need come back, at the same address or
 * another, and nothing is lost. {@code ./pipeline chaos} does the same for longer.
 */
@Tag("very-long")
class HealIT {

  /** A process with the JVM's defaults would believe an old address for 30 s. */
  private static final Duration MAX_TIME_TO_HEAL = Duration.ofSeconds(15);

  private static final Duration HOLD = Duration.ofSeconds(8);

  private static final List<String> FAULTS =
      List.of(
          "restarts:database",
          "restarts:broker",
          "move:database",
          "move:broker",
          "move:provider",
          "cut:ingest",
          "cut:processor",
          "cut:sink");

  @Test
  void whatTheyNeedIsRestartedAgainAndAgainOrMovesOrIsCutOff() throws Exception {
    List<ChaosPlan.Cell> faults = FAULTS.stream().map(ChaosPlan.Cell::parse).toList();

    ChaosReport report = Chaos.test(new ChaosPlan(1, 1, 1, 2, HOLD, false, faults, true));

    assertThat(report.isSound()).as(report.text()).isTrue();
    assertThat(report.injections())
        .as(report.text())
        .hasSize(FAULTS.size())
        .allSatisfy(injection -> assertThat(injection.timeToHeal()).isLessThan(MAX_TIME_TO_HEAL));
  }
}
