package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run takes in the topics and in the tables, each run for itself, so that no batch of many
 * compresses better than a quiet system's. {@code -Dit.test=BytesPerRunMeasurement}.
 */
class BytesPerRunMeasurement {

  private static final int RUNS = Integer.getInteger("bytes.runs", 100);
  private static final Set<String> FACTS =
      new Topics("").facts().stream().map(Topic::name).collect(Collectors.toSet());

  @TempDir Path directory;

  @Test
  void countsThem() throws Exception {
    Path document = Path.of("../local/src/main/resources/sample/dairy-trends.pdf").toRealPath();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        Services services = Services.start(directory, broker.bootstrapServers(), List.of())) {
      Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
      Map<String, Long> before = onDisk(connection);
      long tables = tables(services);
      for (int i = 1; i <= RUNS; i++) {
        int done = i;
        assertThat(services.request("run-" + i, document)).isEqualTo(202);
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> services.completed() == done);
      }
      Map<String, Long> sizes = onDisk(connection);
      Map<String, long[]> records = records(connection);
      long facts = 0;
      for (Map.Entry<String, Long> topic : sizes.entrySet()) {
        long disk = (topic.getValue() - before.getOrDefault(topic.getKey(), 0L)) / RUNS;
        long[] counted = records.getOrDefault(topic.getKey(), new long[2]);
        System.out.printf(
            "%-55s %6.1f records %8d bytes %8d on disk%n",
            topic.getKey(), (double) counted[0] / RUNS, counted[1] / RUNS, disk);
        facts += FACTS.contains(topic.getKey()) ? disk : 0;
      }
      System.out.printf("facts on disk %d bytes a run%n", facts);
      System.out.printf("tables and indexes %d bytes a run%n", (tables(services) - tables) / RUNS);
      System.out.printf(
          "characters that the model wrote %s a run%n",
          services.text(
              "SELECT sum(length(\"markdownOutput\")) / " + RUNS + " FROM \"StageOutput\""));
      assertThat(facts).isPositive();
    }
  }

  private static long tables(Services services) throws Exception {
    return Long.parseLong(
        services.text(
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
                + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"));
  }

  /** Bytes of the log segments of each topic. */
  private static Map<String, Long> onDisk(Map<String, Object> connection) throws Exception {
    Map<String, Long> sizes = new TreeMap<>();
    try (Admin admin = Admin.create(connection)) {
      admin
          .describeLogDirs(List.of(1))
          .allDescriptions()
          .get()
          .values()
          .forEach(
              directories ->
                  directories
                      .values()
                      .forEach(
                          found ->
                              found
                                  .replicaInfos()
                                  .forEach(
                                      (part, replica) ->
                                          sizes.merge(part.topic(), replica.size(), Long::sum))));
    }
    return sizes;
  }

  /** Number of records, and bytes of keys, values and headers, of each topic. */
  private static Map<String, long[]> records(Map<String, Object> connection) {
    Map<String, long[]> counted = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> parts =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(500))) {
          long[] sum = counted.computeIfAbsent(each.topic(), topic -> new long[2]);
          sum[0]++;
          sum[1] += size(each);
        }
      }
    }
    return counted;
  }

  private static long size(ConsumerRecord<byte[], byte[]> each) {
    return Math.max(0, each.serializedKeySize())
        + Math.max(0, each.serializedValueSize())
        + StreamSupport.stream(each.headers().spliterator(), false)
            .mapToLong(
                header ->
                    header.key().length() + (header.value() == null ? 0 : header.value().length))
            .sum();
  }
}
