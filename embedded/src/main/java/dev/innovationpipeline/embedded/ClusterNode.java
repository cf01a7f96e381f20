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

/**
 * One broker and controller of several, each in a process of its own. Every topic has a replica on
 * each, and a record counts as written when all but one have it.
 */
public final class ClusterNode implements AutoCloseable {

  private final KafkaRaftServer server;

  private ClusterNode(KafkaRaftServer server) {
    this.server = server;
  }

  /**
   * @param arguments directory, index, then the broker's and the controller's port of each node
   */
  public static void main(String[] arguments) throws Exception {
    ClusterNode node =
        start(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            IntStream.range(2, arguments.length)
                .mapToObj(i -> Integer.parseInt(arguments[i]))
                .toList());
    Runtime.getRuntime().addShutdownHook(new Thread(node.server::shutdown, "stop-broker"));
    node.server.awaitShutdown();
  }

  /**
   * Returns once the node serves, which needs a majority of the nodes.
   *
   * @param index of this node, from 0
   * @param ports the broker's and the controller's port of each node
   * @throws StartFailedException when a port is taken or the data cannot be read
   */
  public static ClusterNode start(Path directory, int index, List<Integer> ports) {
    try {
      Storage.format(directory, index + 1, null);
      KafkaRaftServer server =
          new KafkaRaftServer(
              new KafkaConfig(properties(directory, index, ports), false), Time.SYSTEM);
      server.startup();
      return new ClusterNode(server);
    } catch (Exception e) {
      throw new StartFailedException(
          "Node %d of the Kafka cluster did not start with its data in %s: %s"
              .formatted(index, directory, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    server.shutdown();
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
