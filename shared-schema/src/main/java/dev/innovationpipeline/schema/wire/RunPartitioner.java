package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run in one partition, that of its id: where Kafka's own partitioner puts a record whose
 * key is the id alone. To be set on every producer of events.
 */
public final class RunPartitioner implements Partitioner {

  /** Where all of a run is, in a topic of so many partitions. */
  public static int partitionOf(String runId, int partitions) {
    return BuiltInPartitioner.partitionForKey(runId.getBytes(UTF_8), partitions);
  }

  @Override
  public int partition(
      String topic,
      @Nullable Object key,
      byte @Nullable [] keyBytes,
      @Nullable Object value,
      byte @Nullable [] valueBytes,
      Cluster cluster) {
    int partitions = cluster.partitionsForTopic(topic).size();
    return keyBytes == null
        ? ThreadLocalRandom.current().nextInt(partitions)
        : BuiltInPartitioner.partitionForKey(runId(keyBytes), partitions);
  }

  private static byte[] runId(byte[] key) {
    for (int i = 0; i < key.length; i++) {
      if (key[i] == EventKey.SEPARATOR) {
        return Arrays.copyOf(key, i);
      }
    }
    return key;
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void close() {}
}
