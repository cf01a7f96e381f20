package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.platform.kafka.BoundedRead;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Finds the keys of the notes on a run and of its share links, which do not follow from its id: it
 * reads the run's partition of their topics. People make them, so there are few, and runs are
 * seldom forgotten.
 */
final class NotesInTopics {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  private final Map<String, Object> settings;
  private final List<String> topics;

  NotesInTopics(Map<String, Object> consumer, Topics topics) {
    this.topics =
        List.of(
            topics.cardAnnotations().name(),
            topics.runAnnotations().name(),
            topics.shareLinks().name());
    settings = new HashMap<>(consumer);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A note in a transaction that is still open is found, too.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
  }

  /**
   * One for each key that a note on the run has or had: a repetition closes the segment that the
   * first is in.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer in time
   */
  List<ProducerRecord<String, byte[]>> tombstones(String runId) {
    try (var reader =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<ProducerRecord<String, byte[]>> tombstones = new ArrayList<>();
      for (TopicPartition partition : partitionsOf(reader, runId)) {
        keys(reader, partition, runId)
            .forEach(key -> tombstones.add(EventCodec.tombstone(partition.topic(), key)));
      }
      return tombstones;
    }
  }

  /** None for topics that are not there yet. */
  private List<TopicPartition> partitionsOf(KafkaConsumer<?, ?> reader, String runId) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      List<PartitionInfo> all = reader.partitionsFor(topic);
      if (all != null && !all.isEmpty()) {
        partitions.add(new TopicPartition(topic, RunPartitioner.partitionOf(runId, all.size())));
      }
    }
    return partitions;
  }

  private static Set<String> keys(
      KafkaConsumer<String, byte[]> reader, TopicPartition partition, String runId) {
    Set<String> keys = new LinkedHashSet<>();
    reader.assign(List.of(partition));
    reader.seekToBeginning(List.of(partition));
    long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    boolean whole =
        BoundedRead.read(
            reader,
            Map.of(partition, end),
            READ_TIMEOUT,
            note -> {
              if (note.key() != null && EventKey.runId(note.key()).equals(runId)) {
                keys.add(note.key());
              }
              return true;
            });
    if (!whole) {
      throw new TimeoutException("The notes in " + partition + " were not read in time.");
    }
    return keys;
  }
}
