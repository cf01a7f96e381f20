package dev.innovationpipeline.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedReadTest {

  private static final TopicPartition A = new TopicPartition("t", 0);
  private static final TopicPartition B = new TopicPartition("t", 1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
  private final List<String> read = new ArrayList<>();

  @BeforeEach
  void assign() {
    consumer.assign(List.of(A, B));
    consumer.updateBeginningOffsets(Map.of(A, 0L, B, 0L));
  }

  @Test
  void readsEachPartitionToItsEndAndNoFurther() {
    add(A, 0, "a0");
    add(B, 0, "b0");
    consumer.schedulePollTask(() -> add(B, 1, "b1"));
    consumer.schedulePollTask(
        () -> {
          add(A, 1, "later");
          add(B, 2, "b2");
        });
    read(Map.of(A, 1L, B, 3L));
    assertThat(read).containsExactlyInAnyOrder("a0", "b0", "b1", "b2");
    assertThat(consumer.paused()).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void readsNothingWhereItIsAtTheEndAlready() {
    add(A, 0, "a0");
    consumer.seek(A, 1);
    read(Map.of(A, 1L, B, 0L));
    assertThat(read).isEmpty();
  }

  /** As after the marker of a transaction, which is no record. */
  @Test
  void anEndWithoutARecordIsReached() {
    consumer.schedulePollTask(() -> consumer.seek(A, 5));
    read(Map.of(A, 5L));
    assertThat(read).isEmpty();
  }

  @Test
  void stopsWhenNothingMoreIsWanted() {
    add(A, 0, "a0");
    add(A, 1, "a1");
    add(A, 2, "a2");
    assertThat(
            BoundedRead.read(
                consumer,
                Map.of(A, 100L),
                LONG,
                message -> {
                  read.add(message.value());
                  return !message.value().equals("a1");
                }))
        .isTrue();
    assertThat(read).containsExactly("a0", "a1");
  }

  @Test
  void saysWhenItIsNotAtTheEndsInTime() {
    add(A, 0, "a0");
    assertThat(
            BoundedRead.read(consumer, Map.of(A, 1L, B, 2L), Duration.ofNanos(1), message -> true))
        .isFalse();
  }

  private void read(Map<TopicPartition, Long> ends) {
    assertThat(BoundedRead.read(consumer, ends, LONG, message -> read.add(message.value())))
        .isTrue();
  }

  private void add(TopicPartition partition, long offset, String value) {
    consumer.addRecord(
        new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "k", value));
  }
}
