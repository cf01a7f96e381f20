package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** How far the sink is behind the topics; asked of Kafka at most every two seconds. */
@Component
class SinkLag {

  private static final Logger log = LoggerFactory.getLogger(SinkLag.class);
  private static final Duration GOOD_FOR = Duration.ofSeconds(2);
  private static final long PATIENCE_MILLIS = 2000;

  private final KafkaAdmin admin;
  private final Topics topics;
  private final InstantSource clock;
  private OptionalLong known = OptionalLong.empty();
  private Instant asked = Instant.MIN;

  SinkLag(KafkaAdmin admin, Topics topics, InstantSource clock) {
    this.admin = admin;
    this.topics = topics;
    this.clock = clock;
  }

  /** Empty when Kafka does not say. */
  synchronized OptionalLong events() {
    Instant now = clock.instant();
    if (asked.isBefore(now.minus(GOOD_FOR))) {
      asked = now;
      known = ask();
    }
    return known;
  }

  private OptionalLong ask() {
    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      Map<TopicPartition, OffsetAndMetadata> done =
          client
              .listConsumerGroupOffsets(topics.sinkGroup())
              .partitionsToOffsetAndMetadata()
              .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      long behind = 0;
      for (Map.Entry<TopicPartition, Long> end : ends(client).entrySet()) {
        OffsetAndMetadata committed = done.get(end.getKey());
        behind += Math.max(0, end.getValue() - (committed == null ? 0 : committed.offset()));
      }
      return OptionalLong.of(behind);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      log.debug("The sink's lag is not known; it is asked for again.", e);
      return OptionalLong.empty();
    }
  }

  private Map<TopicPartition, Long> ends(Admin client)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<String> names = topics.events().stream().map(Topic::name).toList();
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    client
        .describeTopics(names)
        .allTopicNames()
        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        part ->
                            wanted.put(
                                new TopicPartition(name, part.partition()), OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    client
        .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .forEach((part, result) -> ends.put(part, result.offset()));
    return ends;
  }
}
