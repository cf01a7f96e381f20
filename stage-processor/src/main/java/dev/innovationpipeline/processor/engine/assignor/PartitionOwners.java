package dev.innovationpipeline.processor.engine.assignor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.TopicPartition;

/** The members that own partitions at the beginning of a rebalance. */
final class PartitionOwners {

  private static final int NO_GENERATION = -1;

  private PartitionOwners() {}

  /**
   * By partition. Of two members that claim a partition the one of the later generation has it; of
   * the same generation none has it.
   */
  static Map<TopicPartition, String> of(Map<String, Subscription> members) {
    Map<TopicPartition, String> owners = new HashMap<>();
    Map<TopicPartition, Integer> generations = new HashMap<>();
    Set<TopicPartition> disputed = new HashSet<>();
    members.forEach(
        (member, subscription) -> {
          int generation = subscription.generationId().orElse(NO_GENERATION);
          for (TopicPartition partition : subscription.ownedPartitions()) {
            int other = generations.getOrDefault(partition, Integer.MIN_VALUE);
            if (generation > other) {
              owners.put(partition, member);
              generations.put(partition, generation);
              disputed.remove(partition);
            } else if (generation == other) {
              disputed.add(partition);
            }
          }
        });
    owners.keySet().removeAll(disputed);
    return owners;
  }
}
