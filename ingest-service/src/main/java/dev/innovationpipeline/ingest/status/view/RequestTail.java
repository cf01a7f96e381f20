package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code run-requested} in every instance, from the committed offsets of the aggregation on,
 * so that a run accepted by one instance is known to all even while no instance aggregates.
 *
 * <p>It reads uncommitted, as a request must not wait for another instance's transaction. Requests
 * for later attempts, and those of batches, are therefore left to the view: their transactions may
 * be aborted.
 */
final class RequestTail implements Requests, StatusView.Listener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RequestTail.class);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);

  private final Map<String, Object> client;
  private final Topic topic;
  private final EventCodec codec;
  private final Duration timeout;
  private final Consumer<RunStatus> accepted;
  private volatile @Nullable Tail tail;

  private record Tail(Admin admin, LogEnds ends, TopicTail reader, int partitions) {}

  /**
   * @param timeout of a question
   * @param accepted told of each run
   */
  RequestTail(
      Map<String, Object> client, Topics topics, Duration timeout, Consumer<RunStatus> accepted) {
    this.client = client;
    this.topic = topics.runRequested();
    this.codec = new EventCodec(topics, "");
    this.timeout = timeout;
    this.accepted = accepted;
  }

  /** Starts at the offsets that the aggregation has committed before the view is filled. */
  @Override
  public void fillStarting(String consumerGroup)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (tail != null) {
      return;
    }
    Admin admin = Admin.create(client);
    try {
      int partitions =
          admin
              .describeTopics(List.of(topic.name()))
              .topicNameValues()
              .values()
              .iterator()
              .next()
              .get(ADMIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
              .partitions()
              .size();
      TopicTail.Start start = TopicTail.Start.at(committed(admin, consumerGroup));
      tail =
          new Tail(
              admin,
              new LogEnds(admin, topic.name()),
              new TopicTail(client, topic.name(), start, this::receive),
              partitions);
    } finally {
      if (tail == null) {
        admin.close(Duration.ZERO);
      }
    }
  }

  private Map<Integer, Long> committed(Admin admin, String consumerGroup)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<Integer, Long> offsets = new HashMap<>();
    admin
        .listConsumerGroupOffsets(consumerGroup)
        .partitionsToOffsetAndMetadata()
        .get(ADMIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .forEach(
            (part, offset) -> {
              if (part.topic().equals(topic.name()) && offset != null) {
                offsets.put(part.partition(), offset.offset());
              }
            });
    return offsets;
  }

  @Override
  public boolean readUpToNow(String runId) {
    Tail reading = tail;
    if (reading == null) {
      return false;
    }
    int partition = RunPartitioner.partitionOf(runId, reading.partitions);
    try {
      Map<Integer, Long> ends =
          reading.ends.now(partition).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return reading.reader.awaitOffset(partition, ends.getOrDefault(partition, 0L), timeout);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      log.debug("Kafka did not tell the end offset of {} in time.", topic, e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void receive(ConsumerRecord<String, byte[]> message) {
    if (EventCodec.isTombstone(message)) {
      return;
    }
    try {
      if (codec.toEvent(message) instanceof RunRequested requested
          && requested.run().attempt() == 1
          && requested.run().options().batch() == null) {
        accepted.accept(RunStatus.of(requested));
      }
    } catch (UnreadableEventException e) {
      log.debug("{} The aggregation logs it as a warning.", e.getMessage());
    }
  }

  @Override
  public void close() {
    Tail reading = tail;
    if (reading != null) {
      reading.reader.close();
      reading.admin.close(Duration.ofSeconds(1));
    }
  }
}
