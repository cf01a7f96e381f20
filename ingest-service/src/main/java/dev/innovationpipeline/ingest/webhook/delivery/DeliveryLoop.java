package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.webhook.RestartedLoop;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import dev.innovationpipeline.ingest.webhook.WebhookTopic;
import dev.innovationpipeline.ingest.webhook.meter.WebhookMeters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of the partitions that Kafka gives this instance. The offset that it commits
 * is that of the first message which is not finished; a successor reads from there and knows all
 * that this one knew.
 */
final class DeliveryLoop extends RestartedLoop {

  private static final Duration MAX_POLL = Duration.ofMillis(500);
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(2);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final DeliveryTopic topic;
  private final WebhookBook book;
  private final WebhookTopic endpoints;
  private final Sending sending;
  private final Supplier<Deliveries> states;
  private final WebhookMeters meters;
  private final InstantSource clock;
  private final Queue<Sent> results = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Consumer<String, byte[]> consumer;
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

  DeliveryLoop(
      Supplier<Consumer<String, byte[]>> consumers,
      DeliveryTopic topic,
      WebhookBook book,
      WebhookTopic endpoints,
      Sending sending,
      Supplier<Deliveries> states,
      WebhookMeters meters,
      InstantSource clock) {
    super("webhook-delivery");
    this.consumers = consumers;
    this.topic = topic;
    this.book = book;
    this.endpoints = endpoints;
    this.sending = sending;
    this.states = states;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * A try that is over.
   *
   * @param newer null when there is no newer record
   */
  private record Sent(Pending pending, @Nullable Delivery newer, long offset, Deliveries of) {}

  @Override
  protected boolean isWanted() {
    return endpoints.isComplete() && book.isUsed(clock.instant());
  }

  @Override
  protected void run() {
    Deliveries deliveries = states.get();
    committed = Map.of();
    try (Consumer<String, byte[]> opened = consumers.get()) {
      consumer = opened;
      opened.subscribe(List.of(topic.name()), new Assignment(opened, deliveries));
      long lastCommit = System.nanoTime();
      while (isOpen() && isWanted()) {
        read(opened, deliveries);
        for (Sent each = results.poll(); each != null; each = results.poll()) {
          end(each, deliveries);
        }
        deliveries.take(clock.instant()).forEach(pending -> start(pending, deliveries));
        readAgain(opened, deliveries);
        if (System.nanoTime() - lastCommit > COMMIT_INTERVAL.toNanos()) {
          commit(opened, deliveries, deliveries.assigned());
          meters.oldest(deliveries.oldest().orElse(null));
          lastCommit = System.nanoTime();
        }
      }
      commit(opened, deliveries, deliveries.assigned());
    } finally {
      consumer = null;
      meters.oldest(null);
    }
  }

  private void end(Sent sent, Deliveries deliveries) {
    if (sent.of == deliveries && deliveries.sent(sent.pending, sent.newer, sent.offset)) {
      // The run was forgotten meanwhile.
      topic.erase(sent.pending.delivery().key());
    }
  }

  private void read(Consumer<String, byte[]> opened, Deliveries deliveries) {
    try {
      opened
          .poll(pause(deliveries.nextDue()))
          .forEach(
              message ->
                  deliveries.record(
                      message.partition(),
                      message.offset(),
                      message.key(),
                      DeliveryTopic.read(message).orElse(null)));
      opened.assignment().forEach(part -> deliveries.read(part.partition(), opened.position(part)));
    } catch (WakeupException e) {
      // A try is over, or the service stops.
    }
  }

  private Duration pause(Optional<Instant> due) {
    Duration left = due.map(at -> Duration.between(clock.instant(), at)).orElse(MAX_POLL);
    return left.isNegative() ? Duration.ZERO : left.compareTo(MAX_POLL) > 0 ? MAX_POLL : left;
  }

  private void readAgain(Consumer<String, byte[]> opened, Deliveries deliveries) {
    try {
      for (int partition : deliveries.withMore()) {
        TopicPartition part = new TopicPartition(topic.name(), partition);
        long end = opened.endOffsets(List.of(part)).getOrDefault(part, 0L);
        opened.seek(part, deliveries.readAgain(partition, end));
      }
    } catch (WakeupException e) {
      // The next round does it.
    }
  }

  private void start(Pending pending, Deliveries deliveries) {
    Thread.ofVirtual().name("webhook-try").start(() -> attempt(pending, deliveries));
  }

  private void attempt(Pending pending, Deliveries deliveries) {
    Sent result = new Sent(pending, null, 0, deliveries);
    try {
      Optional<Delivery> newer = sending.attempt(pending.delivery());
      if (newer.isEmpty()) {
        Thread.sleep(RETRY_INTERVAL);
      } else {
        result = new Sent(pending, newer.get(), append(newer.get()), deliveries);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      results.add(result);
      wakeUp();
    }
  }

  /** The outcome is written until Kafka takes it: else the message would be sent again. */
  private long append(Delivery newer) throws InterruptedException {
    while (isOpen()) {
      try {
        return topic.append(newer).get().offset();
      } catch (ExecutionException | KafkaException | org.springframework.kafka.KafkaException e) {
        warn("Kafka did not take what came of a webhook's message", e, RETRY_INTERVAL);
        Thread.sleep(RETRY_INTERVAL);
      }
    }
    throw new InterruptedException("The service stops.");
  }

  private void commit(
      Consumer<String, byte[]> opened, Deliveries deliveries, Collection<Integer> partitions) {
    try {
      Map<TopicPartition, OffsetAndMetadata> needed = needed(opened, deliveries, partitions);
      if (!needed.equals(committed)) {
        opened.commitSync(needed);
        committed = needed;
      }
    } catch (WakeupException
        | InterruptException
        | RebalanceInProgressException
        | CommitFailedException e) {
      // A successor reads from an earlier offset, and comes to the same.
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> needed(
      Consumer<String, byte[]> opened, Deliveries deliveries, Collection<Integer> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition : partitions) {
      TopicPartition part = new TopicPartition(topic.name(), partition);
      if (opened.assignment().contains(part)) {
        deliveries
            .needed(partition, opened.position(part))
            .ifPresent(offset -> offsets.put(part, new OffsetAndMetadata(offset)));
      }
    }
    return offsets;
  }

  @Override
  protected void wakeUp() {
    Consumer<String, byte[]> waiting = consumer;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {

    private final Consumer<String, byte[]> opened;
    private final Deliveries deliveries;

    Assignment(Consumer<String, byte[]> opened, Deliveries deliveries) {
      this.opened = opened;
      this.deliveries = deliveries;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> parts) {
      opened.endOffsets(parts).forEach((part, end) -> deliveries.assign(part.partition(), end));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> parts) {
      List<Integer> partitions = parts.stream().map(TopicPartition::partition).toList();
      commit(opened, deliveries, partitions);
      partitions.forEach(deliveries::revoke);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> parts) {
      parts.forEach(part -> deliveries.revoke(part.partition()));
    }
  }
}
