package dev.innovationpipeline.ingest.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.kafka.SinkOffsets.OffsetsUnknownException;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.Partition;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SinkLagTest {

  private final SettableTime time = new SettableTime(Instant.parse("2026-11-24T10:00:00Z"));
  private int asked;
  private @Nullable List<Partition> partitions = List.of();
  private final SinkLag lag =
      new SinkLag(
          timeout -> {
            asked++;
            if (partitions == null) {
              throw new OffsetsUnknownException(new TimeoutException());
            }
            return partitions;
          },
          TimeSource.of(time, time::elapsed));

  @Test
  void countsTheOffsetsThatTheSinkHasNotCommitted() {
    partitions =
        List.of(
            new Partition(0, 10, 4L, "g"),
            new Partition(3, 7, null, null),
            new Partition(0, 5, 5L, "g"),
            new Partition(0, 5, 6L, "g"));
    assertThat(lag.events()).isEqualTo(OptionalLong.of(6 + 7));
  }

  @Test
  void asksKafkaAgainOnlyAfterTwoSeconds() {
    lag.events();
    time.pass(Duration.ofSeconds(2));
    time.setWallClock(Duration.ofHours(6));
    assertThat(lag.events()).isEqualTo(OptionalLong.of(0));
    assertThat(asked).isEqualTo(1);
    partitions = List.of(new Partition(0, 1, 0L, "g"));
    time.setWallClock(Duration.ofHours(-12));
    time.pass(Duration.ofMillis(1));
    assertThat(lag.events()).isEqualTo(OptionalLong.of(1));
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void isUnknownWhileKafkaDoesNotAnswer() {
    partitions = null;
    assertThat(lag.events()).isEmpty();
    assertThat(lag.events()).isEmpty();
    assertThat(asked).as("a failure is cached, too").isEqualTo(1);
  }
}
