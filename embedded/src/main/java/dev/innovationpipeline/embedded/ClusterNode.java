package dev.innovationpipeline.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** The main class of one broker and controller of an {@link EmbeddedCluster}. */
final class ClusterNode {

  private ClusterNode() {}

  /**
   * @param arguments directory, index, then the broker's and the controller's port of each node
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int index = Integer.parseInt(arguments[1]);
    List<Integer> ports =
        IntStream.range(2, arguments.length).mapToObj(i -> Integer.parseInt(arguments[i])).toList();
    Storage.format(directory, index + 1, null);
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(properties(directory, index, ports), false), Time.SYSTEM);
    server.startup();
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    server.awaitShutdown();
  }

  private static Properties properties(Path directory, int index, List<Integer> ports) {
    int nodes = ports.size() / 2;
    Properties properties =
        new BrokerSettings(directory, ports.get(2 * index), ports.get(2 * index + 1)).properties();
    properties.remove("controller.quorum.bootstrap.servers");
    properties.putAll(
        Map.of(
            "node.id", String.valueOf(index + 1),
            "controller.quorum.voters",
                IntStream.range(0, nodes)
                    .mapToObj(i -> (i + 1) + "@localhost:" + ports.get(2 * i + 1))
                    .collect(Collectors.joining(",")),
            "default.replication.factor", String.valueOf(nodes),
            "min.insync.replicas", String.valueOf(nodes - 1),
            "offsets.topic.replication.factor", String.valueOf(nodes),
            "transaction.state.log.replication.factor", String.valueOf(nodes),
            "transaction.state.log.min.isr", String.valueOf(nodes - 1),
            // On a loaded machine a late heartbeat does not mean a dead broker.
            "broker.session.timeout.ms", "6000",
            "broker.heartbeat.interval.ms", "1000",
            "controlled.shutdown.enable", "false"));
    return properties;
  }
}
