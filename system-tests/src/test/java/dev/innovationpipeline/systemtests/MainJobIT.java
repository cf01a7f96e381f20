package dev.innovationpipeline.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.load.Rows;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.systemtests.command.SampleRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample document through every real part, by the commands that a user has. */
class MainJobIT {

  private static final String RUN = "main-job";

  @TempDir Path data;

  @Test
  void turnsTheSampleIntoFiveCards() throws Exception {
    try (LocalPipeline pipeline = LocalPipeline.start(new LocalSettings(data, 0, 0, 0, false))) {
      assertThat(SampleRun.exitCode(pipeline, RUN)).isZero();
      try (Connection database = connect(pipeline)) {
        assertThat(rows(database, "SELECT * FROM \"Run\" WHERE id = ?")).isEqualTo(1);
        assertThat(rows(database, "SELECT * FROM \"StageOutput\" WHERE \"runId\" = ?"))
            .isEqualTo(5);
        assertThat(rows(database, "SELECT * FROM \"InspirationReport\" WHERE \"runId\" = ?"))
            .isEqualTo(1);
        assertThat(rows(database, "SELECT * FROM \"OpportunityCard\" WHERE \"runId\" = ?"))
            .isEqualTo(5);
      }
      Map<String, Integer> events = eventsByType(pipeline);
      assertThat(events)
          .containsEntry("dev.innovationpipeline.run-requested.v1", 1)
          .containsEntry("dev.innovationpipeline.stage-completed.v1", 5);
    }
  }

  private static Connection connect(LocalPipeline pipeline) throws Exception {
    return Rows.connect(pipeline.postgresUrl());
  }

  private static int rows(Connection database, String select) throws Exception {
    try (PreparedStatement statement = database.prepareStatement(select)) {
      statement.setString(1, RUN);
      int count = 0;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          count++;
        }
      }
      return count;
    }
  }

  private static Map<String, Integer> eventsByType(LocalPipeline pipeline) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", pipeline.bootstrapServers());
    settings.put("group.id", "main-job-it");
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    List<String> topics = new Topics("").events().stream().map(Topic::name).toList();
    Map<String, Integer> counts = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(topics);
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .pollInSameThread()
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                  assertThat(header(event, "ce_subject")).isEqualTo(RUN).isEqualTo(event.key());
                  counts.merge(header(event, "ce_type"), 1, Integer::sum);
                }
                return counts.getOrDefault("dev.innovationpipeline.stage-completed.v1", 0) >= 5;
              });
    }
    return counts;
  }

  private static String header(ConsumerRecord<String, byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), UTF_8);
  }
}
