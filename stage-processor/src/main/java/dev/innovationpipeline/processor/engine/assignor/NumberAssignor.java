package dev.innovationpipeline.processor.engine.assignor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Assigns numbers of partitions instead of partitions: partition 7 of all topics goes to one
 * member, among the members that subscribe to the same topics. A run has the same number in all
 * topics, so the member that completes a stage of it also owns the input of the next, and can hand
 * over in the process.
 *
 * <p>Sticky by number, and cooperative (KIP-429): a partition that another member still owns is
 * assigned to nobody, until the rebalance that follows its revocation.
 */
public final class NumberAssignor implements ConsumerPartitionAssignor {

  @Override
  public String name() {
    return "by-number";
  }

  @Override
  public List<RebalanceProtocol> supportedProtocols() {
    return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
  }

  @Override
  public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
    Map<String, Subscription> members = new TreeMap<>(group.groupSubscription());
    Map<TopicPartition, String> owners = PartitionOwners.of(members);
    Map<String, List<TopicPartition>> assigned = new HashMap<>();
    members.keySet().forEach(member -> assigned.put(member, new ArrayList<>()));
    Map<Integer, String> preferred = new HashMap<>();
    bySubscribers(members)
        .forEach(
            (subscribers, topics) -> {
              Map<Integer, List<TopicPartition>> numbers = numbers(metadata, topics);
              NumberShares shares = new NumberShares(subscribers, numbers, owners, preferred);
              shares
                  .members()
                  .forEach(
                      (number, member) -> {
                        preferred.putIfAbsent(number, member);
                        numbers.getOrDefault(number, List.of()).stream()
                            .filter(partition -> isFree(partition, member, owners))
                            .forEach(partition -> of(assigned, member).add(partition));
                      });
            });
    Map<String, Assignment> result = new HashMap<>();
    assigned.forEach((member, partitions) -> result.put(member, new Assignment(partitions)));
    return new GroupAssignment(result);
  }

  private static boolean isFree(
      TopicPartition partition, String member, Map<TopicPartition, String> owners) {
    return owners.getOrDefault(partition, member).equals(member);
  }

  private static List<TopicPartition> of(
      Map<String, List<TopicPartition>> assigned, String member) {
    return assigned.computeIfAbsent(member, m -> new ArrayList<>());
  }

  /** The topics that have the same subscribers, by these; the largest groups of topics first. */
  private static Map<Set<String>, Set<String>> bySubscribers(Map<String, Subscription> members) {
    Map<String, Set<String>> subscribers = new TreeMap<>();
    members.forEach(
        (member, subscription) ->
            subscription
                .topics()
                .forEach(
                    topic -> subscribers.computeIfAbsent(topic, t -> new TreeSet<>()).add(member)));
    Map<Set<String>, Set<String>> topics =
        new TreeMap<>(
            Comparator.<Set<String>>comparingInt(Set::size)
                .reversed()
                .thenComparing(Set::toString));
    subscribers.forEach(
        (topic, who) -> topics.computeIfAbsent(who, w -> new TreeSet<>()).add(topic));
    return topics;
  }

  private static Map<Integer, List<TopicPartition>> numbers(Cluster metadata, Set<String> topics) {
    Map<Integer, List<TopicPartition>> numbers = new TreeMap<>();
    for (String topic : topics) {
      Integer count = metadata.partitionCountForTopic(topic);
      IntStream.range(0, count == null ? 0 : count)
          .forEach(
              number ->
                  numbers
                      .computeIfAbsent(number, n -> new ArrayList<>())
                      .add(new TopicPartition(topic, number)));
    }
    return numbers;
  }
}
