package dev.innovationpipeline.benchmarks.count;

import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.load.RunEnds;
import dev.innovationpipeline.benchmarks.part.BrokerCounters;
import dev.innovationpipeline.benchmarks.part.Part;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * All counts since the servers started.
 *
 * @param brokers the sum over all of them, by the names of {@link BrokerCounters}
 * @param markers transaction markers, by topic; of one replica
 * @param provider numbers in the provider's totals; it counts from its last behaviour on
 */
public record Counters(
    Map<String, Long> brokers,
    Map<String, Long> markers,
    Map<String, Long> database,
    Map<String, Long> provider) {

  private static final String CONSUMER_FETCHES = BrokerCounters.REQUESTS + "FetchConsumer";

  /**
   * @param ends our own reading of the topics, which is left out
   */
  public static Counters read(Cluster cluster, RunEnds ends) throws SQLException {
    Map<String, Long> brokers = new HashMap<>();
    for (Part broker : cluster.brokers()) {
      broker.brokerCounters().forEach((name, count) -> brokers.merge(name, count, Long::sum));
    }
    withoutOwn(brokers, ends);
    return new Counters(
        brokers,
        Markers.byTopic(cluster.logDirectory()),
        DatabaseCounters.read(cluster.postgresUrl()),
        numbers(cluster.provider().totals()));
  }

  /** The part of these counts that came after the earlier ones. */
  public Counters since(Counters earlier) {
    return new Counters(
        difference(brokers, earlier.brokers),
        difference(markers, earlier.markers),
        difference(database, earlier.database),
        difference(provider, earlier.provider));
  }

  /** We read each byte of our topics once, as it was appended. */
  private static void withoutOwn(Map<String, Long> brokers, RunEnds ends) {
    long fetches = ends.fetches();
    brokers.merge(CONSUMER_FETCHES, -fetches, Long::sum);
    ends.partitions()
        .forEach(
            (topic, partitions) -> {
              brokers.merge(BrokerCounters.READS + topic, -fetches * partitions, Long::sum);
              long appended = brokers.getOrDefault(BrokerCounters.BYTES + topic, 0L);
              brokers.merge(BrokerCounters.BYTES_READ + topic, -appended, Long::sum);
            });
  }

  private static Map<String, Long> numbers(JsonNode totals) {
    Map<String, Long> numbers = new TreeMap<>();
    totals
        .properties()
        .forEach(
            total -> {
              if (total.getValue().isNumber()) {
                numbers.put(total.getKey(), total.getValue().asLong());
              }
            });
    return numbers;
  }

  private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> earlier) {
    Map<String, Long> difference = new TreeMap<>();
    now.forEach((name, count) -> difference.put(name, count - earlier.getOrDefault(name, 0L)));
    return difference;
  }
}
