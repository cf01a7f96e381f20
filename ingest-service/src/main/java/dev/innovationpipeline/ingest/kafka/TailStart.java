package dev.innovationpipeline.ingest.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where a tail begins to read. */
@FunctionalInterface
public interface TailStart {

  void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions);

  /** All that the topic still has. */
  static TailStart beginning() {
    return Consumer::seekToBeginning;
  }

  /** What comes from now on. */
  static TailStart end() {
    return Consumer::seekToEnd;
  }

  /** Offsets by partition; a partition that is not named is read from its beginning. */
  static TailStart at(Map<Integer, Long> offsets) {
    return (consumer, partitions) ->
        partitions.forEach(
            part -> consumer.seek(part, Math.max(0, offsets.getOrDefault(part.partition(), 0L))));
  }
}
