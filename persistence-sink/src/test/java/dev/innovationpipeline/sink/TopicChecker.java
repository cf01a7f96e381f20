package dev.innovationpipeline.sink;

import dev.innovationpipeline.schema.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what is missing, doubled or different in the tables, from the topics' own bytes. Knows runs
 * with one attempt, and shares no code with the sink.
 */
final class TopicChecker {

  private static final List<String> TOPICS =
      List.of(
          "run-requested",
          "stage-1-completed",
          "stage-2-completed",
          "stage-3-completed",
          "stage-4-completed",
          "stage-5-completed");

  private TopicChecker() {}

  /** Rows as the topics want them, and as they are: run/kind → what it says. */
  static Map<String, String> expected(String bootstrapServers, Topics topics) {
    Map<String, String> expected = new TreeMap<>();
    Set<String> completed = new TreeSet<>();
    for (ConsumerRecord<String, byte[]> message : readAll(bootstrapServers, topics)) {
      JsonNode event = JsonMapper.shared().readTree(message.value());
      String run = event.path("run").path("run_id").asString();
      expected.putIfAbsent(run + "/run", "RUNNING");
      if (message.topic().startsWith(topics.prefix() + "stage-")) {
        int stage = event.path("stage").asInt();
        expected.put(run + "/stage/" + stage, md5(event.path("markdown").asString()));
        if (stage == 1) {
          expected.put(run + "/report", event.at("/json/inspirations/0/title").asString());
        }
        for (JsonNode card : event.path("json").path("cards")) {
          expected.put(run + "/card/" + card.path("number").asInt(), card.path("title").asString());
        }
        if (stage == 5) {
          completed.add(run);
        }
      }
    }
    completed.forEach(run -> expected.put(run + "/run", "COMPLETED"));
    return expected;
  }

  /** A doubled row shows as {@code twice}. */
  static Map<String, String> actual(JdbcTemplate jdbc) {
    Map<String, String> actual = new TreeMap<>();
    jdbc.query(
        """
        SELECT id || '/run', status FROM "Run"
        UNION ALL
        SELECT "runId" || '/stage/' || "stageNumber", md5("markdownOutput") FROM "StageOutput"
        UNION ALL
        SELECT "runId" || '/report', "inspiration1Title" FROM "InspirationReport"
        UNION ALL
        SELECT "runId" || '/card/' || number, title FROM "OpportunityCard"
        """,
        row -> {
          actual.merge(row.getString(1), row.getString(2), (a, b) -> "twice: " + a + ", " + b);
        });
    return actual;
  }

  private static Iterable<ConsumerRecord<String, byte[]>> readAll(
      String bootstrapServers, Topics topics) {
    List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          TOPICS.stream()
              .flatMap(topic -> consumer.partitionsFor(topics.prefix() + topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
      }
    }
    return messages;
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
