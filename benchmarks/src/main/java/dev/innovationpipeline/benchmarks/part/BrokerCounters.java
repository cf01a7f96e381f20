package dev.innovationpipeline.benchmarks.part;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The counters of a Kafka node since its start, read from its own MBeans (<a
 * href="https://kafka.apache.org/42/operations/monitoring/">monitoring</a>) and told in one line.
 */
public final class BrokerCounters {

  /** Before the name of a kind of request, such as {@code Produce}; requests of all versions. */
  public static final String REQUESTS = "requests:";

  /** Before the name of a topic: appended records, transaction markers included. */
  public static final String RECORDS = "records:";

  /** Before the name of a topic: appended bytes, as compressed by the producer. */
  public static final String BYTES = "bytes:";

  /** Before the name of a topic: appends to one of its partitions. */
  public static final String APPENDS = "appends:";

  /** Before the name of a topic: partitions that fetch requests asked for, empty answers too. */
  public static final String READS = "reads:";

  /** Before the name of a topic: bytes in the answers to consumers. */
  public static final String BYTES_READ = "bytes_read:";

  private static final String TOPIC_METRICS = "kafka.server:type=BrokerTopicMetrics,topic=*,name=";
  private static final Map<String, String> OF_TOPICS =
      Map.of(
          "MessagesInPerSec", RECORDS,
          "BytesInPerSec", BYTES,
          "TotalProduceRequestsPerSec", APPENDS,
          "TotalFetchRequestsPerSec", READS,
          "BytesOutPerSec", BYTES_READ);

  private BrokerCounters() {}

  /** Those of this process. */
  static String line() {
    Map<String, Long> counters = new TreeMap<>();
    OF_TOPICS.forEach((metric, prefix) -> add(counters, TOPIC_METRICS + metric, "topic", prefix));
    add(counters, "kafka.network:type=RequestMetrics,name=RequestsPerSec,*", "request", REQUESTS);
    return counters.entrySet().stream()
        .map(counter -> counter.getKey() + "=" + counter.getValue())
        .collect(Collectors.joining(" "));
  }

  /**
   * @param line what {@link #line} told; empty for a process that did not answer
   */
  static Map<String, Long> parse(String line) {
    return Arrays.stream(line.split(" ", -1))
        .filter(counter -> counter.contains("="))
        .map(counter -> counter.split("=", 2))
        .collect(Collectors.toMap(counter -> counter[0], counter -> Long.valueOf(counter[1])));
  }

  private static void add(
      Map<String, Long> counters, String pattern, String property, String prefix) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      for (ObjectName name : server.queryNames(new ObjectName(pattern), null)) {
        Object count = server.getAttribute(name, "Count");
        counters.merge(prefix + name.getKeyProperty(property), (Long) count, Long::sum);
      }
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    } catch (JMException e) {
      throw new IllegalStateException("The counters of the broker cannot be read.", e);
    }
  }
}
