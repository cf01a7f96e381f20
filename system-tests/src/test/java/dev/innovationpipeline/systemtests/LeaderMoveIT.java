package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.EmbeddedCluster;
import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.local.model.Latency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every partition gets another leader while runs are under way, those of Kafka's own topics too, as
 * when the brokers of a cluster are restarted one by one.
 */
@Tag("long")
class LeaderMoveIT {

  private static final int RUNS_BETWEEN_MOVES = 15;
  private static final int MOVES = 2;
  private static final int BROKERS = 3;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void losesNoRunWithALeader() throws Exception {
    List<String> settings =
        List.of(
            "pipeline.topics.partitions=3",
            "pipeline.topics.replication-factor=3",
            "pipeline.topics.min-in-sync-replicas=2");
    Path document = Files.writeString(directory.resolve("d.md"), SampleText.TEXT);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(directory.resolve("kafka"), BROKERS);
        Services services = Services.start(directory, cluster.bootstrapServers(), settings);
        Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      services
          .model()
          .follow(new FaultPlan(FaultMode.OK, 0, 0, 0, Latency.fixed(Duration.ofMillis(500))));
      for (int move = 0; move < MOVES; move++) {
        submit(services, document, move * RUNS_BETWEEN_MOVES);
        int completed = move * RUNS_BETWEEN_MOVES + 1;
        await().atMost(TIMEOUT).until(() -> services.completed() >= completed);
        moveLeaders(admin);
      }

      await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(
              () -> assertThat(services.completed()).isEqualTo(MOVES * RUNS_BETWEEN_MOVES));
      assertThat(services.findings()).isEmpty();
    }
  }

  /** Repeats the request with the same run id until it is accepted, as a client does. */
  private static void submit(Services services, Path document, int from) {
    for (int i = from; i < from + RUNS_BETWEEN_MOVES; i++) {
      String run = "run-" + i;
      await().atMost(TIMEOUT).until(() -> services.isAccepted(run, document));
    }
  }

  /** The second replica of each partition leads it from now on. */
  private static void moveLeaders(Admin admin) throws Exception {
    Map<TopicPartition, Optional<NewPartitionReassignment>> orders = new HashMap<>();
    for (TopicDescription topic : topics(admin)) {
      for (TopicPartitionInfo part : topic.partitions()) {
        List<Integer> replicas = new ArrayList<>(part.replicas().stream().map(Node::id).toList());
        Collections.rotate(replicas, -1);
        orders.put(
            new TopicPartition(topic.name(), part.partition()),
            Optional.of(new NewPartitionReassignment(replicas)));
      }
    }
    admin.alterPartitionReassignments(orders).all().get();
    await()
        .atMost(TIMEOUT)
        .until(() -> admin.listPartitionReassignments().reassignments().get().isEmpty());
    Map<TopicPartition, Optional<Throwable>> elected =
        admin.electLeaders(ElectionType.PREFERRED, orders.keySet()).partitions().get();
    assertThat(elected.values())
        .as("elections")
        .allMatch(
            failure -> failure.isEmpty() || failure.get() instanceof ElectionNotNeededException);
  }

  private static Iterable<TopicDescription> topics(Admin admin)
      throws ExecutionException, InterruptedException {
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values();
  }
}
