package dev.innovationpipeline.ingest.operations;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** How much of the topics the sink has read under an epoch; its offsets carry that as metadata. */
@Component
class RebuildProgress {

  private static final long PATIENCE_SECONDS = 5;

  private final KafkaAdmin admin;
  private final Topics topics;

  RebuildProgress(KafkaAdmin admin, Topics topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /**
   * In offsets, so marks of transactions count, too.
   *
   * @param total in the topics
   * @param behind of these not yet read under the epoch
   */
  record Reached(String epoch, long total, long behind, boolean done) {}

  Reached under(String epoch) {
    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          within(
              client.listConsumerGroupOffsets(topics.sinkGroup()).partitionsToOffsetAndMetadata());
      Map<String, TopicDescription> described =
          within(
              client
                  .describeTopics(topics.events().stream().map(Topic::name).toList())
                  .allTopicNames());
      Map<TopicPartition, Long> first = offsets(client, described, OffsetSpec.earliest());
      long total = 0;
      long behind = 0;
      for (var end : offsets(client, described, OffsetSpec.latest()).entrySet()) {
        long from = first.getOrDefault(end.getKey(), 0L);
        OffsetAndMetadata position = committed.get(end.getKey());
        long reached =
            position != null && epoch.equals(position.metadata()) ? position.offset() : from;
        total += end.getValue() - from;
        behind += Math.max(0, end.getValue() - reached);
      }
      return new Reached(epoch, total, behind, behind == 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problems.unavailable("The service stops.", e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw Problems.unavailable("Kafka does not say how far the sink is.", e);
    }
  }

  private static Map<TopicPartition, Long> offsets(
      Admin client, Map<String, TopicDescription> described, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    described.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(part -> wanted.put(new TopicPartition(name, part.partition()), which)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    within(client.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
        .forEach((part, result) -> offsets.put(part, result.offset()));
    return offsets;
  }

  private static <T> T within(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
