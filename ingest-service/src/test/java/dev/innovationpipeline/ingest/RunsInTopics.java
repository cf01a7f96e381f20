package dev.innovationpipeline.ingest;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The facts of runs, read from the topics. */
record RunsInTopics(String bootstrapServers, Topics topics) {

  /** What compaction leaves of a run: the last record of each key, unless it is a tombstone. */
  Set<String> left(String runId) {
    Set<String> left = new TreeSet<>();
    read(
        topics.facts().stream().map(Topic::name).toList(),
        message -> {
          String place = message.topic() + " " + message.key();
          if (EventCodec.isTombstone(message)) {
            left.remove(place);
          } else if (EventKey.runId(message.key()).equals(runId)) {
            left.add(place);
          }
        });
    return left;
  }

  List<RunEvent> ofRun(String topic, String runId) {
    EventCodec codec = new EventCodec(topics, "");
    List<RunEvent> found = new ArrayList<>();
    read(
        List.of(topics.prefix() + topic),
        message -> {
          if (runId.equals(EventKey.runId(message.key())) && !EventCodec.isTombstone(message)) {
            found.add(codec.toEvent(message));
          }
        });
    return found;
  }

  private void read(List<String> names, Consumer<ConsumerRecord<String, byte[]>> each) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> parts =
          names.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(each);
      }
    }
  }
}
