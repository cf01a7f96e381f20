package dev.innovationpipeline.processor.engine.assignor;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Shares the numbers of partitions out among members, as evenly as possible: first to those that
 * own most of a number's partitions, then to those that have the number for other topics, then to
 * those with the fewest.
 */
final class NumberShares {

  private final Set<String> subscribers;
  private final int share;
  private int largerShares;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Integer, String> members = new TreeMap<>();

  /**
   * @param numbers the partitions of each number
   * @param owners of partitions, at present
   * @param preferred the members that have the numbers for other topics
   */
  NumberShares(
      Set<String> subscribers,
      Map<Integer, List<TopicPartition>> numbers,
      Map<TopicPartition, String> owners,
      Map<Integer, String> preferred) {
    this.subscribers = subscribers;
    share = numbers.size() / subscribers.size();
    largerShares = numbers.size() % subscribers.size();
    numbers.forEach((number, partitions) -> give(number, owner(partitions, owners)));
    numbers.keySet().forEach(number -> give(number, preferred.get(number)));
    numbers.keySet().forEach(number -> give(number, fewest()));
  }

  /** The member of each number. */
  Map<Integer, String> members() {
    return members;
  }

  private void give(int number, @Nullable String member) {
    if (member == null || members.containsKey(number) || !subscribers.contains(member)) {
      return;
    }
    int count = counts.getOrDefault(member, 0);
    if (count == share && largerShares > 0) {
      largerShares--;
    } else if (count >= share) {
      return;
    }
    counts.put(member, count + 1);
    members.put(number, member);
  }

  private String fewest() {
    return subscribers.stream()
        .min(
            Comparator.<String>comparingInt(member -> counts.getOrDefault(member, 0))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The owner of most of the partitions, if any has one. */
  private static @Nullable String owner(
      List<TopicPartition> partitions, Map<TopicPartition, String> owners) {
    Map<String, Long> owned =
        partitions.stream()
            .flatMap(partition -> Stream.ofNullable(owners.get(partition)))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Optional<Map.Entry<String, Long>> most =
        owned.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()));
    return most.map(Map.Entry::getKey).orElse(null);
  }
}
