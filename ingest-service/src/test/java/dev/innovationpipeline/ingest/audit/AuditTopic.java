package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.AuditCodec;
import dev.innovationpipeline.testing.servers.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The entries of the audit in the shared Kafka of the tests. */
public final class AuditTopic {

  private AuditTopic() {}

  /** All that are in the topic by now. */
  public static List<AuditEntry> entries(Topics topics, Predicate<AuditEntry> condition) {
    AuditCodec codec = new AuditCodec(topics);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            TestServers.sharedKafka().bootstrapServers(),
            "isolation.level",
            "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.audit().name()).stream()
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<AuditEntry> found = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(message -> codec.toEntry(message).filter(condition).ifPresent(found::add));
      }
      return found;
    }
  }
}
