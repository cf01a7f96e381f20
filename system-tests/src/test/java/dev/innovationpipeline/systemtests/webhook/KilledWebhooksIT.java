package dev.innovationpipeline.systemtests.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.testing.servers.TestServers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is killed between tries: every message arrives, a run's in their order. */
class KilledWebhooksIT {

  private static final List<String> OF_A_RUN =
      List.of(
          "stage.completed1",
          "stage.completed2",
          "stage.completed3",
          "stage.completed4",
          "stage.completed5",
          "run.completed");
  private static final Usage USAGE = new Usage(1, 10, 5, BigDecimal.ONE);

  @TempDir Path directory;

  @Test
  void killedOnce() throws Exception {
    deliver("killed-once.", 30, List.of(60));
  }

  /** A thousand messages, three kills. */
  @Test
  @Tag("very-long")
  void killedThreeTimes() throws Exception {
    deliver("killed-often.", 167, List.of(150, 450, 750));
  }

  private void deliver(String prefix, int runs, List<Integer> kills) throws Exception {
    long began = System.nanoTime();
    try (UnreliableReceiver receiver = new UnreliableReceiver()) {
      IngestProcess service = start(prefix);
      try {
        service.post("/companies/c/webhooks", "{\"url\":\"" + receiver.url() + "\"}");
        append(prefix, runs);
        for (int kill : kills) {
          await().atMost(Duration.ofMinutes(2)).until(() -> receiver.messages() >= kill);
          service.kill();
          service = start(prefix);
        }
        await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> receiver.messages() == OF_A_RUN.size() * runs);
      } finally {
        service.close();
      }
      System.out.printf(
          "webhooks: %d messages, %d kills, %d failed tries, %d sent twice, %d s%n",
          receiver.messages(),
          kills.size(),
          receiver.failures(),
          receiver.repetitions(),
          Duration.ofNanos(System.nanoTime() - began).toSeconds());
      assertThat(receiver.runs()).hasSize(runs);
      assertThat(receiver.runs().values())
          .allSatisfy(told -> assertThat(told).containsExactlyElementsOf(OF_A_RUN));
      assertThat(receiver.repetitions())
          .as("at most what was under way when the service was killed")
          .isLessThanOrEqualTo(kills.size() * 16);
    }
  }

  private IngestProcess start(String prefix) throws Exception {
    IngestProcess service = IngestProcess.start(directory, prefix);
    await().atMost(Duration.ofMinutes(2)).until(service::answers);
    return service;
  }

  private static void append(String prefix, int runs) throws Exception {
    EventCodec codec = new EventCodec(new Topics(prefix), "test");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                TestServers.sharedKafka().bootstrapServers(),
                "partitioner.class",
                RunPartitioner.class.getName()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int stage = 1; stage <= 5; stage++) {
        for (int run = 0; run < runs; run++) {
          producer.send(codec.toRecord(completed("run-" + run, stage)));
        }
        producer.flush();
      }
    }
  }

  private static StageCompleted completed(String runId, int stage) {
    Instant now = Instant.now();
    RunContext run =
        new RunContext(
            runId, 1, "u", "c", "http://localhost/d", now, new RunOptions("m", null, null));
    return new StageCompleted(
        run, stage, new Prose("# " + stage), "m", "v1", USAGE, USAGE, now, now);
  }
}
