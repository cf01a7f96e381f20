package dev.innovationpipeline.processor.engine.assignor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Members that come, go and differ in topics, over the rebalances that cooperation takes. */
class NumberAssignorTest {

  private static final List<String> TOPICS = List.of("a", "b", "c", "d", "e");
  private static final int MAX_ROUNDS = 4;

  private final NumberAssignor assignor = new NumberAssignor();
  private final Map<String, Set<TopicPartition>> owned = new TreeMap<>();
  private final Map<String, List<String>> topicsOf = new HashMap<>();
  private int generation;

  @Property(tries = 300)
  void givesANumberToOneMemberEvenlyAndMovesNoMoreThanItMust(
      @ForAll @IntRange(min = 1, max = 24) int partitions, @ForAll Random random) {
    owned.clear();
    topicsOf.clear();
    for (int change = 0; change < 6; change++) {
      changeMembers(random, TOPICS);
      Map<String, Set<Integer>> before = numbers();
      rebalance(partitions);

      Map<String, Set<Integer>> after = numbers();
      assertThat(owned.values().stream().mapToInt(Set::size).sum())
          .isEqualTo(partitions * TOPICS.size());
      after.forEach(
          (member, numbers) ->
              assertThat(owned.get(member)).hasSize(numbers.size() * TOPICS.size()));
      int share = partitions / owned.size();
      owned.keySet().stream()
          .map(member -> after.getOrDefault(member, Set.of()).size())
          .forEach(size -> assertThat(size).isBetween(share, share + 1));
      before.forEach(
          (member, numbers) -> {
            if (owned.containsKey(member)) {
              Set<Integer> kept = new HashSet<>(numbers);
              kept.retainAll(after.getOrDefault(member, Set.of()));
              assertThat(kept.size()).isGreaterThanOrEqualTo(Math.min(numbers.size(), share));
            }
          });
    }
  }

  @Property(tries = 300)
  void givesEveryPartitionToASubscriberWhateverTheTopicsOfEach(
      @ForAll @IntRange(min = 1, max = 12) int partitions, @ForAll Random random) {
    owned.clear();
    topicsOf.clear();
    for (int change = 0; change < 6; change++) {
      List<String> some = TOPICS.stream().filter(topic -> random.nextBoolean()).toList();
      changeMembers(random, some.isEmpty() ? TOPICS : some);
      rebalance(partitions);

      Set<String> subscribed = topicsOf.values().stream().flatMap(List::stream).collect(toSet());
      assertThat(owned.values().stream().mapToInt(Set::size).sum())
          .isEqualTo(partitions * subscribed.size());
      owned.forEach(
          (member, its) ->
              assertThat(topicsOf.get(member))
                  .containsAll(its.stream().map(TopicPartition::topic).toList()));
    }
  }

  /** One joins, or one leaves, which may take its partitions with it unseen. */
  private void changeMembers(Random random, List<String> topics) {
    if (owned.size() > 1 && random.nextBoolean()) {
      String leaving = List.copyOf(owned.keySet()).get(random.nextInt(owned.size()));
      owned.remove(leaving);
      topicsOf.remove(leaving);
    } else {
      String name = "member-" + random.nextInt(1_000_000);
      owned.putIfAbsent(name, new HashSet<>());
      topicsOf.putIfAbsent(name, topics);
    }
  }

  /** Rounds until nobody has to give anything away; none gets what another has. */
  private void rebalance(int partitions) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Map<String, Set<TopicPartition>> next = new TreeMap<>();
      assignor
          .assign(cluster(partitions), new GroupSubscription(subscriptions()))
          .groupAssignment()
          .forEach((member, its) -> next.put(member, new HashSet<>(its.partitions())));
      next.forEach(
          (member, its) ->
              owned.forEach(
                  (other, held) -> {
                    if (!other.equals(member)) {
                      assertThat(Collections.disjoint(its, held)).isTrue();
                    }
                  }));
      boolean settled =
          owned.entrySet().stream()
              .allMatch(
                  entry ->
                      next.getOrDefault(entry.getKey(), Set.of()).containsAll(entry.getValue()));
      owned.clear();
      owned.putAll(next);
      generation++;
      if (settled) {
        return;
      }
    }
    throw new AssertionError("The group does not settle.");
  }

  private Map<String, Subscription> subscriptions() {
    Map<String, Subscription> subscriptions = new HashMap<>();
    owned.forEach(
        (member, its) ->
            subscriptions.put(
                member,
                new Subscription(
                    topicsOf.getOrDefault(member, List.of()),
                    null,
                    new ArrayList<>(its),
                    generation,
                    Optional.empty())));
    return subscriptions;
  }

  private Map<String, Set<Integer>> numbers() {
    return owned.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(p -> Map.entry(entry.getKey(), p.partition())))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
  }

  private static Cluster cluster(int partitions) {
    Node node = new Node(1, "localhost", 9092);
    Node[] nodes = {node};
    return new Cluster(
        "cluster",
        List.of(node),
        TOPICS.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, partitions)
                        .mapToObj(p -> new PartitionInfo(topic, p, node, nodes, nodes)))
            .toList(),
        Set.of(),
        Set.of());
  }
}
