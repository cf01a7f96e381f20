package dev.innovationpipeline.ingest.status.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorsTest {

  private final SettableTime time = new SettableTime(Runs.NOW);
  private final Processors processors = new Processors(TimeSource.of(time, time::elapsed));

  @ParameterizedTest
  @ValueSource(ints = {-6, 6})
  void aClockThatIsSetMakesNoProcessorDeadAndKeepsNoneAlive(int hours) {
    beat(Runs.NOW);
    time.setWallClock(Duration.ofHours(hours));
    assertThat(processors.isDead("p")).isFalse();

    time.pass(ProcessorHeartbeat.INTERVAL);
    beat(Runs.NOW.plus(ProcessorHeartbeat.INTERVAL));
    assertThat(processors.isDead("p")).isFalse();

    time.pass(ProcessorHeartbeat.LIVENESS_TIMEOUT);
    assertThat(processors.isDead("p")).isTrue();
    assertThat(processors.seen()).noneMatch(Processors.Seen::alive);
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 0, 6})
  void aProcessorWhoseClockIsWrongIsAliveWhileItBeats(int hours) {
    for (int beat = 0; beat < 3; beat++) {
      beat(time.instant().plus(Duration.ofHours(hours)));
      time.pass(ProcessorHeartbeat.INTERVAL);
    }
    assertThat(processors.isDead("p")).isFalse();
    time.pass(ProcessorHeartbeat.LIVENESS_TIMEOUT);
    assertThat(processors.isDead("p")).isTrue();
  }

  @Test
  void heartbeatsThatTheTopicKeptDoNotMakeAProcessorAlive() {
    for (int beat = 0; beat < 100; beat++) {
      beat(
          Runs.NOW.minus(Duration.ofHours(1)).plus(ProcessorHeartbeat.INTERVAL.multipliedBy(beat)));
      time.pass(Duration.ofMillis(5));
    }
    assertThat(processors.isDead("p")).isTrue();
  }

  private void beat(Instant at) {
    processors.heard("p", Optional.of(new ProcessorHeartbeat("p", at, Map.of(), List.of())));
  }
}
