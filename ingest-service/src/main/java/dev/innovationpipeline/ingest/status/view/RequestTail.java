package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.kafka.TailStart;
import dev.innovationpipeline.ingest.kafka.TopicTail;
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
 * Reads {@code run-requested} in every instance, past what the view has for certain, so that a run
 * accepted by one instance is known to all even while nobody folds.
 *
 * <p>Later attempts are left to the view: their requests come in transactions that may be aborted,
 * and this reads what is not committed, too, for a request must not wait for a stranger's
 * transaction.
 */
public final class RequestTail implements Requests, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RequestTail.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Object> client;
  private final Topic topic;
  private final EventCodec codec;
  private final Duration within;
  private final Consumer<RunStatus> accepted;
  private volatile @Nullable Tail tail;

  private record Tail(Admin admin, LogEnds ends, TopicTail reader, int partitions) {}

  /**
   * @param within at most this long a question waits
   * @param accepted told of each run
   */
  public RequestTail(
      Map<String, Object> client, Topics topics, Duration within, Consumer<RunStatus> accepted) {
    this.client = client;
    this.topic = topics.runRequested();
    this.codec = new EventCodec(topics, "");
    this.within = within;
    this.accepted = accepted;
  }

  /**
   * Begins where the fold has not been for certain; to be called before the view is filled.
   *
   * @param fold the consumer group that folds
   */
  public void startAfter(String fold)
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
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .partitions()
              .size();
      TailStart start = TailStart.at(folded(admin, fold));
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

  private Map<Integer, Long> folded(Admin admin, String fold)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<Integer, Long> offsets = new HashMap<>();
    admin
        .listConsumerGroupOffsets(fold)
        .partitionsToOffsetAndMetadata()
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
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
          reading.ends.now(partition).get(within.toMillis(), TimeUnit.MILLISECONDS);
      return reading.reader.awaitOffset(partition, ends.getOrDefault(partition, 0L), within);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      log.debug("The end of {} is not known in time.", topic, e);
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
          && requested.run().attempt() == 1) {
        accepted.accept(RunStatus.of(requested));
      }
    } catch (UnreadableEventException e) {
      log.debug("{} The fold says so, too.", e.getMessage());
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
