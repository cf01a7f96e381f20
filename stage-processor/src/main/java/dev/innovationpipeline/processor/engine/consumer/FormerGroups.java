package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.schema.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The offsets of processors of earlier versions, whose stages had a group each: {@code stage-1} to
 * {@code stage-5}. A partition that the present group has never committed resumes there, so that an
 * upgrade repeats no work.
 */
final class FormerGroups {

  private static final int FORMER_GROUPS = 5;
  private static final long TIMEOUT_SECONDS = 5;

  private final Supplier<Admin> admins;
  private final Topics topics;

  FormerGroups(Supplier<Admin> admins, Topics topics) {
    this.admins = admins;
    this.topics = topics;
  }

  /**
   * The offsets they committed for these partitions; no entry where they committed none.
   *
   * @throws KafkaException when the broker does not tell
   */
  Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
    if (partitions.isEmpty()) {
      return found;
    }
    try (Admin admin = admins.get()) {
      for (int stage = 1; stage <= FORMER_GROUPS; stage++) {
        admin
            .listConsumerGroupOffsets(topics.prefix() + "stage-" + stage)
            .partitionsToOffsetAndMetadata()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .forEach(
                (partition, offset) -> {
                  if (offset != null && partitions.contains(partition)) {
                    found.put(partition, offset);
                  }
                });
      }
      return found;
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException(
          "The offsets of the consumer groups of earlier versions could not be read.", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
