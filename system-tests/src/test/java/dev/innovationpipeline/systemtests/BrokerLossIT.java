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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three brokers, replication 3, two in sync; one is killed while runs are under way and new ones
 * come in. {@code -Dbroker-loss.runs=1000} for the full measure.
 */
@Tag("long")
class BrokerLossIT {

  private static final int RUNS = Integer.getInteger("broker-loss.runs", 100);
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  @TempDir Path directory;

  @Test
  void losesNoRunWithABroker() throws Exception {
    List<String> settings =
        List.of(
            "pipeline.topics.partitions=6",
            "pipeline.topics.replication-factor=3",
            "pipeline.topics.min-in-sync-replicas=2");
    Path document = Files.writeString(directory.resolve("d.md"), SampleText.TEXT);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(directory.resolve("kafka"), 3);
        Services services = Services.start(directory, cluster.bootstrapServers(), settings)) {
      services
          .model()
          .follow(new FaultPlan(FaultMode.OK, 0, 0, 0, Latency.fixed(Duration.ofSeconds(1))));
      CompletableFuture<Void> submitted =
          CompletableFuture.runAsync(() -> submit(services, document));
      await().atMost(TIMEOUT).until(() -> services.completed() >= RUNS / 10);

      cluster.kill(0);

      submitted.join();
      await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(services.completed()).isEqualTo(RUNS));
      assertThat(services.count("SELECT count(*) FROM \"OpportunityCard\"")).isEqualTo(5 * RUNS);
      assertThat(services.findings()).isEmpty();
    }
  }

  /** Repeats the request with the same run id until it is accepted, as a client does. */
  private static void submit(Services services, Path document) {
    for (int i = 0; i < RUNS; i++) {
      String run = "run-" + i;
      await().atMost(TIMEOUT).until(() -> services.isAccepted(run, document));
    }
  }
}
