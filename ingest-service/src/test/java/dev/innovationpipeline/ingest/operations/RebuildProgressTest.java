package dev.innovationpipeline.ingest.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.kafka.SinkOffsets.OffsetsUnknownException;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.Partition;
import dev.innovationpipeline.ingest.operations.RebuildProgress.Reached;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

class RebuildProgressTest {

  @Test
  void offsetsOfAnEarlierGenerationDoNotCount() {
    assertThat(reached(new Partition(2, 12, 12L, "old"), new Partition(0, 5, null, null)))
        .isEqualTo(new Reached("new", 15, 15, false));
  }

  @Test
  void offsetsOfTheGenerationCount() {
    assertThat(reached(new Partition(2, 12, 8L, "new"), new Partition(0, 5, 5L, "new")))
        .isEqualTo(new Reached("new", 15, 4, false));
  }

  @Test
  void isDoneOnceAllPartitionsAreRead() {
    assertThat(reached(new Partition(2, 12, 12L, "new"), new Partition(4, 4, null, null)))
        .isEqualTo(new Reached("new", 10, 0, true));
  }

  @Test
  void isUnavailableWhileKafkaDoesNotAnswer() {
    RebuildProgress progress =
        new RebuildProgress(
            timeout -> {
              throw new OffsetsUnknownException(new TimeoutException());
            });
    assertThatThrownBy(() -> progress.in("new"))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
  }

  private static Reached reached(Partition... partitions) {
    return new RebuildProgress(timeout -> List.of(partitions)).in("new");
  }
}
