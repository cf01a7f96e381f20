package dev.innovationpipeline.benchmarks.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of the broker's metrics are Kafka's, so a real broker must have them. */
class BrokerCountersIT {

  @TempDir Path directory;

  @Test
  void countsRecordsWithMarkersAndRequests() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(connection)) {
        admin.createTopics(List.of(new NewTopic("counted", 1, (short) 1))).all().get();
      }
      Map<String, Long> before = BrokerCounters.parse(BrokerCounters.line());
      produceThreeInATransaction(broker.bootstrapServers());
      // The marker follows the answer to the client.
      await()
          .untilAsserted(
              () -> assertThat(since(before, BrokerCounters.RECORDS + "counted")).isEqualTo(4));
      assertThat(since(before, BrokerCounters.APPENDS + "counted")).isEqualTo(2);
      assertThat(since(before, BrokerCounters.BYTES + "counted")).isBetween(150L, 600L);
      assertThat(since(before, BrokerCounters.REQUESTS + "EndTxn")).isEqualTo(1);
      assertThat(since(before, BrokerCounters.REQUESTS + "Produce")).isEqualTo(1);
    }
  }

  @Test
  void readsNothingFromAProcessThatDoesNotAnswer() {
    assertThat(BrokerCounters.parse("")).isEmpty();
  }

  private static void produceThreeInATransaction(String bootstrapServers) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "counting",
                "linger.ms",
                1000),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < 3; i++) {
        producer.send(new ProducerRecord<>("counted", new byte[0], "value".getBytes(UTF_8)));
      }
      producer.commitTransaction();
    }
  }

  private static long since(Map<String, Long> before, String counter) {
    return BrokerCounters.parse(BrokerCounters.line()).getOrDefault(counter, 0L)
        - before.getOrDefault(counter, 0L);
  }
}
