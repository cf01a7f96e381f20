package dev.innovationpipeline.ingest.webhook.dispatch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks where partitions end, with what is not committed yet. */
final class LogEndQueries implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 10;

  private final Admin admin;
  private @Nullable Collection<TopicPartition> partitions;

  LogEndQueries(Admin admin) {
    this.admin = admin;
  }

  Map<TopicPartition, Long> of(Collection<TopicPartition> parts) throws InterruptedException {
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
          admin
              .listOffsets(
                  parts.stream()
                      .collect(Collectors.toMap(Function.identity(), part -> OffsetSpec.latest())))
              .all()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .entrySet()) {
        ends.put(end.getKey(), end.getValue().offset());
      }
      return ends;
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("The ends of topics could not be read", e);
    }
  }

  /** By number, of all partitions of one and the same topic. */
  Map<Integer, Long> of(String topic) throws InterruptedException {
    Collection<TopicPartition> all = partitions;
    if (all == null) {
      try {
        all =
            admin
                .describeTopics(Set.of(topic))
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .flatMap(found -> found.partitions().stream())
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
      } catch (ExecutionException | TimeoutException e) {
        throw new KafkaException(topic + " could not be described", e);
      }
      partitions = all;
    }
    return of(all).entrySet().stream()
        .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
  }

  @Override
  public void close() {
    admin.close();
  }
}
