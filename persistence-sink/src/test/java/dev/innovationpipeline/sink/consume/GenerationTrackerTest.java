package dev.innovationpipeline.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where reading goes on, and where it begins again. */
class GenerationTrackerTest {

  private static final TopicPartition OLD = new TopicPartition("stage-1-completed", 0);
  private static final TopicPartition GOOD = new TopicPartition("stage-1-completed", 1);
  private static final TopicPartition NEW = new TopicPartition("stage-1-completed", 2);
  private static final Set<TopicPartition> ALL = Set.of(OLD, GOOD, NEW);

  private final Store store = new Store();
  private final GenerationTracker reading =
      new GenerationTracker(store, new SinkMeters(new SimpleMeterRegistry()));
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

  private static final class Store implements FactStore {

    private String generation = "now";

    @Override
    public String system() {
      return "memory";
    }

    @Override
    public String generation() {
      return generation;
    }

    @Override
    public boolean record(FactBatch batch, Set<Integer> partitions, String generationOfBatch) {
      return generationOfBatch.equals(generation);
    }
  }

  @BeforeEach
  void assign() {
    consumer.assign(ALL);
    consumer.updateBeginningOffsets(Map.of(OLD, 0L, GOOD, 0L, NEW, 0L));
    consumer.commitSync(
        Map.of(OLD, new OffsetAndMetadata(5, "before"), GOOD, new OffsetAndMetadata(7, "now")));
    reading.onPartitionsAssigned(consumer, ALL);
  }

  @Test
  void goesBackOnlyWhereThePositionIsOfAnotherGeneration() {
    List<ConsumerRecord<String, byte[]>> messages =
        List.of(message(GOOD, 7), message(GOOD, 8), message(OLD, 5));
    consumer.seek(GOOD, 9);
    consumer.seek(NEW, 3);

    assertThat(reading.adopt(reading.generation(), consumer, messages)).isFalse();

    assertThat(consumer.position(OLD)).as("from the beginning").isZero();
    assertThat(consumer.position(GOOD)).as("the batch again").isEqualTo(7);
    assertThat(consumer.position(NEW)).as("nothing was committed: it began there").isEqualTo(3);
    assertThat(reading.adopt("now", consumer, messages)).isTrue();
  }

  @Test
  void commitsWithTheGenerationAndOnlyWhatIsStillOurs() {
    reading.adopt("now", consumer, List.of());
    reading.onPartitionsRevokedAfterCommit(consumer, Set.of(OLD));

    reading.commit(List.of(message(NEW, 3), message(OLD, 9)), consumer, "now");

    assertThat(consumer.committed(ALL))
        .containsEntry(NEW, new OffsetAndMetadata(4, "now"))
        .containsEntry(OLD, new OffsetAndMetadata(5, "before"));
  }

  @Test
  void anIdleReaderNoticesThatAllWasEmptied() {
    reading.adopt(reading.generation(), consumer, List.of());
    consumer.seek(GOOD, 9);
    store.generation = "later";

    reading.adoptNew(consumer, List.of());

    assertThat(consumer.position(GOOD)).isZero();
    assertThat(reading.generation()).isEqualTo("later");
  }

  private static ConsumerRecord<String, byte[]> message(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, "key", new byte[0]);
  }
}
