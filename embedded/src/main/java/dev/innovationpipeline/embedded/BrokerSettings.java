package dev.innovationpipeline.embedded;

import dev.innovationpipeline.embedded.login.BrokerLogin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.raft.DynamicVoters;

/** Settings of a single-node cluster, with timeouts that allow quick restarts. */
record BrokerSettings(Path directory, int port, int controllerPort) {

  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "CLIENTS";

  Properties properties() {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            String.valueOf(NODE_ID),
            "controller.listener.names",
            CONTROLLER,
            "controller.quorum.bootstrap.servers",
            "localhost:" + controllerPort,
            "listeners",
            "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
            "advertised.listeners",
            "PLAINTEXT://localhost:" + port,
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs",
            directory.toString(),
            "auto.create.topics.enable",
            "false",
            // A broker that does not leave the cluster when it stops is taken for alive until its
            // session times out, and cannot come back before.
            "controlled.shutdown.enable",
            "true"));
    properties.putAll(
        Map.of(
            "default.replication.factor", "1",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "10",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "10",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));
    properties.putAll(
        Map.of(
            "broker.session.timeout.ms", "6000",
            "broker.heartbeat.interval.ms", "1000",
            "log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024),
            "num.network.threads", "2",
            "num.io.threads", "4"));
    return properties;
  }

  /** With further listeners, beside that on the port. */
  Properties withListeners(List<EmbeddedBroker.Listener> further) {
    Properties properties = properties();
    for (EmbeddedBroker.Listener listener : further) {
      properties.merge(
          "listeners",
          ",%s://localhost:%d".formatted(listener.name(), listener.port()),
          BrokerSettings::append);
      properties.merge(
          "advertised.listeners",
          ",%s://%s:%d"
              .formatted(listener.name(), listener.advertisedHost(), listener.advertisedPort()),
          BrokerSettings::append);
      properties.merge(
          "listener.security.protocol.map",
          ",%s:PLAINTEXT".formatted(listener.name()),
          BrokerSettings::append);
    }
    return properties;
  }

  private static Object append(Object list, Object more) {
    return String.valueOf(list) + more;
  }

  /** Each listener asks for the login. */
  Properties guarded(BrokerLogin login) {
    Properties properties = properties();
    properties.putAll(
        Map.of(
            "listeners",
            "%s://localhost:%d,%s://localhost:%d"
                .formatted(CLIENTS, port, CONTROLLER, controllerPort),
            "advertised.listeners",
            "%s://localhost:%d".formatted(CLIENTS, port),
            "inter.broker.listener.name",
            CLIENTS));
    properties.putAll(login.brokerProperties(List.of(CLIENTS, CONTROLLER)));
    return properties;
  }

  /** The listener of clients asks for TLS and a login; the broker uses another for itself. */
  Properties secured(BrokerSecurity security) {
    Properties properties = properties();
    int inside = Port.claim(0, "Kafka", "");
    properties.putAll(
        Map.of(
            "listeners",
            "SECURE://localhost:%d,PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d"
                .formatted(port, inside, controllerPort),
            "advertised.listeners",
            "SECURE://localhost:%d,PLAINTEXT://localhost:%d".formatted(port, inside),
            "listener.security.protocol.map",
            "SECURE:SASL_SSL,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name",
            "PLAINTEXT"));
    properties.putAll(security.brokerProperties("SECURE"));
    return properties;
  }

  /** The first voters of the metadata quorum: this node alone. */
  DynamicVoters voters() {
    return DynamicVoters.parse(NODE_ID + "@localhost:" + controllerPort + ":" + Uuid.randomUuid());
  }
}
