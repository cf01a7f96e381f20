package dev.innovationpipeline.processor.engine;

import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.engine.consumer.StageConsumer;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The processors' consumer group and heartbeats, as the broker has them. */
record GroupReads(Map<String, Object> connection, Topics topics) {

  private static final Duration SOON = Duration.ofMinutes(3);

  /** The group has committed everything that was written, so nothing is in hand or to come. */
  void awaitNothingLeftToDo() {
    try (Admin admin = Admin.create(connection);
        KafkaConsumer<String, byte[]> reader = consumer()) {
      List<TopicPartition> inputs = partitions(reader, topics.runRequested().name());
      String group = StageConsumer.group(topics);
      await()
          .atMost(SOON)
          .until(
              () -> {
                Map<TopicPartition, OffsetAndMetadata> committed =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
                return reader.endOffsets(inputs).entrySet().stream()
                    .allMatch(
                        end ->
                            end.getValue() == 0
                                || (committed.get(end.getKey()) != null
                                    && committed.get(end.getKey()).offset() >= end.getValue()));
              });
    }
  }

  List<ConsumerRecord<String, byte[]>> heartbeats() {
    try (KafkaConsumer<String, byte[]> reader = consumer()) {
      List<TopicPartition> all = partitions(reader, topics.processorHeartbeats().name());
      reader.assign(all);
      reader.seekToBeginning(all);
      Map<TopicPartition, Long> ends = reader.endOffsets(all);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
        reader.poll(Duration.ofMillis(50)).forEach(found::add);
      }
      return found;
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> reader, String topic) {
    return reader.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        new HashMap<>(connection), new StringDeserializer(), new ByteArrayDeserializer());
  }
}
