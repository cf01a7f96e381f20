package dev.innovationpipeline.ingest.kafka;

import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Reads the offsets with an admin client of its own for each question; they are rare. */
final class KafkaSinkOffsets implements SinkOffsets {

  private final Map<String, Object> client;
  private final Topics topics;

  KafkaSinkOffsets(Map<String, Object> client, Topics topics) {
    this.client = client;
    this.topics = topics;
  }

  @Override
  public List<Partition> read(Duration timeout) throws OffsetsUnknownException {
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          get(
              admin.listConsumerGroupOffsets(topics.sinkGroup()).partitionsToOffsetAndMetadata(),
              timeout);
      Set<TopicPartition> all = partitions(admin, timeout);
      Map<TopicPartition, Long> first = offsets(admin, all, OffsetSpec.earliest(), timeout);
      List<Partition> found = new ArrayList<>();
      offsets(admin, all, OffsetSpec.latest(), timeout)
          .forEach(
              (part, end) -> {
                OffsetAndMetadata mine = committed.get(part);
                found.add(
                    new Partition(
                        first.getOrDefault(part, 0L),
                        end,
                        mine == null ? null : mine.offset(),
                        mine == null ? null : mine.metadata()));
              });
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OffsetsUnknownException(e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new OffsetsUnknownException(e);
    }
  }

  private Set<TopicPartition> partitions(Admin admin, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> names = topics.events().stream().map(Topic::name).toList();
    return get(admin.describeTopics(names).allTopicNames(), timeout).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(part -> new TopicPartition(topic.name(), part.partition())))
        .collect(Collectors.toSet());
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Set<TopicPartition> partitions, OffsetSpec which, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(part -> wanted.put(part, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(
            admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all(),
            timeout)
        .forEach((part, result) -> offsets.put(part, result.offset()));
    return offsets;
  }

  private static <T> T get(KafkaFuture<T> answer, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
