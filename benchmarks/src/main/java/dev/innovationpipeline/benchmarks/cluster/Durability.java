package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.benchmarks.load.Rows;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings that decide which crashes a record and a row survive, as the running servers say.
 *
 * @param replication the number of replicas of a partition
 * @param minInSyncReplicas the number of replicas that must have a record before it counts
 * @param flushMessages the number of records after which a broker forces its log to the disk
 * @param fsync of the database
 * @param synchronousCommit the database's default; the sink always turns it on
 */
public record Durability(
    int brokers,
    int replication,
    int minInSyncReplicas,
    String flushMessages,
    String fsync,
    String synchronousCommit) {

  public static Durability of(Cluster cluster)
      throws SQLException, InterruptedException, ExecutionException {
    String topic = new Topics("").runRequested().name();
    Map<String, Object> connection =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    try (Admin admin = Admin.create(connection);
        Connection database = Rows.connect(cluster.postgresUrl())) {
      TopicDescription description =
          only(admin.describeTopics(List.of(topic)).allTopicNames().get());
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      Config config = only(admin.describeConfigs(List.of(resource)).all().get());
      return new Durability(
          cluster.brokers().size(),
          description.partitions().getFirst().replicas().size(),
          Integer.parseInt(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value()),
          config.get(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG).value(),
          setting(database, "SHOW fsync"),
          setting(database, "SHOW synchronous_commit"));
    }
  }

  /** Acknowledgements are not asked for: idempotent and transactional producers wait for all. */
  public ObjectNode json() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("brokers", brokers)
        .put("replication", replication)
        .put("min_insync_replicas", minInSyncReplicas)
        .put("acks", "all")
        .put("kafka_fsync", !flushMessages.equals(String.valueOf(Long.MAX_VALUE)))
        .put("postgres_fsync", fsync)
        .put("synchronous_commit", synchronousCommit);
  }

  private static String setting(Connection database, String show) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet value = statement.executeQuery(show)) {
      value.next();
      return value.getString(1);
    }
  }

  private static <T> T only(Map<?, T> one) {
    return one.values().iterator().next();
  }
}
