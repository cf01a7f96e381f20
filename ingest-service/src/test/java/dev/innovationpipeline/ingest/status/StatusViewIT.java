package dev.innovationpipeline.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The view over restarts, with and without its store, and beside another version. */
class StatusViewIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TOPIC = Events.TOPICS.runStatus().name();

  @TempDir static Path shared;
  @TempDir Path directory;
  private static KafkaServer broker;
  private static Events events;
  private static Admin admin;

  private ConfigurableApplicationContext context;
  private Instance instance;

  @BeforeAll
  static void start() {
    broker = TestServers.kafka(shared.resolve("kafka"));
    events = new Events(broker.bootstrapServers());
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterEach
  void stopInstance() {
    context.close();
  }

  @AfterAll
  static void stop() {
    admin.close();
    events.close();
    broker.close();
  }

  @Test
  void aRestartNeedsNoHistory() throws Exception {
    startInstance();
    runToTheEnd("kept-1");
    runToTheEnd("kept-2");
    String counts = counts();
    restart();
    assertThat(statusOf("kept-1")).isEqualTo("COMPLETED");
    context.close();
    deleteHistory();
    startInstance();
    assertThat(statusOf("kept-1")).isEqualTo("COMPLETED");
    assertThat(statusOf("kept-2")).isEqualTo("COMPLETED");
    assertThat(counts()).isEqualTo(counts);
  }

  /** As after kill -9: what was read since the last save is read again. */
  @Test
  void aStoreThatIsBehindIsCaughtUpAndEveryRunCountedOnce() throws Exception {
    startInstance();
    runToTheEnd("saved");
    context.close();
    Path store = directory.resolve("status");
    Path saved = directory.resolve("saved");
    FileSystemUtils.copyRecursively(store, saved);
    startInstance();
    runToTheEnd("since");
    String counts = counts();
    context.close();
    FileSystemUtils.deleteRecursively(store);
    FileSystemUtils.copyRecursively(saved, store);
    startInstance();
    assertThat(statusOf("since")).isEqualTo("COMPLETED");
    assertThat(counts()).isEqualTo(counts);
  }

  @Test
  void aLostStoreIsFilledFromKafka() throws Exception {
    startInstance();
    runToTheEnd("lost");
    context.close();
    FileSystemUtils.deleteRecursively(directory.resolve("status"));
    startInstance();
    assertThat(statusOf("lost")).isEqualTo("COMPLETED");
  }

  @Test
  void aDamagedStoreIsFilledFromKafka() throws Exception {
    startInstance();
    runToTheEnd("damaged");
    context.close();
    try (Stream<Path> files = Files.walk(directory.resolve("status"))) {
      files
          .filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
          .forEach(StatusViewIT::damage);
    }
    startInstance();
    assertThat(statusOf("damaged")).isEqualTo("COMPLETED");
  }

  @Test
  void twoInstancesMayShareADirectory() throws Exception {
    startInstance();
    runToTheEnd("shared");
    try (ConfigurableApplicationContext second =
        Instance.start(broker.bootstrapServers(), directory)) {
      assertThat(Instance.of(second).get("/status/shared").body()).contains("COMPLETED");
      assertThat(directory.resolve("status/instance-2")).isDirectory();
    }
  }

  /** Else compaction would keep the late record alone, and the next view would be set back. */
  @Test
  void aRecordThatLacksAPartIsFollowedByAWholeOne() throws Exception {
    startInstance();
    runToTheEnd("late");
    RunEvent first = Events.wholeRun(Events.run("late")).getFirst();
    events.send(
        new ProducerRecord<>(
            TOPIC, "late", WireJson.MAPPER.writeValueAsBytes(RunStatus.of(first))));
    await()
        .atMost(PATIENCE)
        .until(() -> events.newestOnTheTopic("late").status() == Status.COMPLETED);
    assertThat(statusOf("late")).isEqualTo("COMPLETED");
  }

  /** As long as an instance of another version is in the group, that one aggregates. */
  @Test
  void waitsForAnotherVersionToLeaveTheGroup() throws Exception {
    startInstance();
    runToTheEnd("before");
    context.close();
    try (var other =
        new KafkaConsumer<>(
            otherVersion(), new StringDeserializer(), new ByteArrayDeserializer())) {
      other.subscribe(List.of(Events.TOPICS.runRequested().name()));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                other.poll(Duration.ofMillis(50));
                return !other.assignment().isEmpty();
              });
      startInstance();
      RunContext run = Events.run("beside");
      events.append(Events.wholeRun(run).getFirst());
      events.append(Events.wholeRun(run).get(1));
      await()
          .pollInterval(Duration.ofMillis(50))
          .during(Duration.ofSeconds(3))
          .atMost(PATIENCE)
          .until(
              () -> {
                other.poll(Duration.ofMillis(10));
                return events.changesOf("beside").isEmpty();
              });
    }
    await().atMost(PATIENCE).until(() -> statusOf("beside").equals("RUNNING"));
    assertThat(statusOf("before")).isEqualTo("COMPLETED");
  }

  private static Map<String, Object> otherVersion() {
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "group.id",
        StatusView.consumerGroup(Events.TOPICS),
        "partition.assignment.strategy",
        CooperativeStickyAssignor.class.getName());
  }

  private void startInstance() {
    context = Instance.start(broker.bootstrapServers(), directory);
    instance = Instance.of(context);
  }

  private void restart() {
    context.close();
    startInstance();
  }

  private void runToTheEnd(String runId) throws Exception {
    for (RunEvent event : Events.wholeRun(Events.run(runId))) {
      events.append(event);
    }
    await().atMost(PATIENCE).until(() -> statusOf(runId).equals("COMPLETED"));
  }

  private String statusOf(String runId) throws IOException, InterruptedException {
    return WireJson.MAPPER
        .readTree(instance.get("/status/" + runId).body())
        .path("status")
        .asString("");
  }

  private String counts() throws IOException, InterruptedException {
    return WireJson.MAPPER.readTree(instance.get("/stats").body()).path("runs").toString();
  }

  private static void deleteHistory() throws Exception {
    cleanup("delete");
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int partition = 0; partition < 3; partition++) {
      all.put(new TopicPartition(TOPIC, partition), RecordsToDelete.beforeOffset(-1));
    }
    admin.deleteRecords(all).all().get();
    cleanup("compact");
  }

  private static void cleanup(String policy) throws Exception {
    ConfigEntry entry = new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy);
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private static void damage(Path file) {
    try {
      Files.write(file, new byte[] {1, 2, 3});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
