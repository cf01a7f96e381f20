package dev.innovationpipeline.platform.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Positions from which all records since a time are read. */
public final class OffsetsSince {

  private OffsetsSince() {}

  /**
   * The offset of each partition's first record since a time, or its end where it has none.
   *
   * @param consumer need not be assigned the partitions
   */
  public static Map<TopicPartition, Long> of(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant since) {
    // The ends come first: a record that is appended between the two questions is behind them.
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), part -> since.toEpochMilli())));
    found.forEach(
        (part, first) -> {
          if (first != null) {
            offsets.put(part, first.offset());
          }
        });
    return offsets;
  }
}
