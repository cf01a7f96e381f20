package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.webhook.delivery.Delivery.State;
import dev.innovationpipeline.platform.kafka.BoundedRead;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads what became of messages, out of their topic, when somebody asks. */
public final class DeliveryLog {

  /** Records of each partition that are looked at for the newest messages. */
  static final int NEWEST = 5_000;

  /** Records of each partition among which a message is looked for by its id. */
  static final int SEARCHED = 100_000;

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration SEARCH_TIMEOUT = Duration.ofMinutes(2);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final String topic;

  /**
   * @param consumers of no group
   */
  DeliveryLog(Supplier<Consumer<String, byte[]>> consumers, String topic) {
    this.consumers = consumers;
    this.topic = topic;
  }

  /** The newest first. */
  List<Delivery> newest(
      String endpointId, @Nullable String runId, @Nullable State state, int limit) {
    Newest found = new Newest(limit);
    read(
        READ_TIMEOUT,
        runId,
        NEWEST,
        delivery ->
            delivery.endpointId().equals(endpointId)
                && (runId == null || runId.equals(delivery.runId())),
        found);
    return found.sorted().stream()
        .filter(delivery -> state == null || delivery.state() == state)
        .limit(limit)
        .toList();
  }

  Optional<Delivery> find(String endpointId, String messageId) {
    Newest found = new Newest(1);
    read(
        READ_TIMEOUT,
        null,
        SEARCHED,
        delivery ->
            delivery.messageId().equals(messageId) && delivery.endpointId().equals(endpointId),
        found);
    return found.sorted().stream().findFirst();
  }

  /**
   * The messages of an endpoint that were made since a time and given up, the newest first.
   *
   * @throws TimeoutException when the topic cannot be read within two minutes
   */
  List<Delivery> failedSince(String endpointId, Instant since) {
    Newest found = new Newest(Integer.MAX_VALUE / 8);
    read(
        SEARCH_TIMEOUT,
        null,
        Long.MAX_VALUE,
        delivery ->
            delivery.endpointId().equals(endpointId) && !delivery.createdAt().isBefore(since),
        found);
    return found.sorted().stream().filter(each -> each.state() == State.FAILED).toList();
  }

  /**
   * All that the topic has of a run.
   *
   * @throws TimeoutException when its partition cannot be read within two minutes
   */
  public Collection<Delivery> ofRun(String runId) {
    Newest found = new Newest(Integer.MAX_VALUE / 8);
    String beginning = runId + EventKey.SEPARATOR;
    read(
        SEARCH_TIMEOUT,
        runId,
        Long.MAX_VALUE,
        delivery -> delivery.key().startsWith(beginning),
        found);
    return found.sorted();
  }

  private void read(
      Duration timeout,
      @Nullable String runId,
      long back,
      Predicate<Delivery> wanted,
      Newest found) {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      List<TopicPartition> parts =
          runId == null
              ? all
              : List.of(new TopicPartition(topic, RunPartitioner.partitionOf(runId, all.size())));
      consumer.assign(parts);
      Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
      consumer
          .beginningOffsets(parts)
          .forEach(
              (part, first) ->
                  consumer.seek(part, Math.max(first, ends.getOrDefault(part, 0L) - back)));
      boolean whole =
          BoundedRead.read(
              consumer,
              ends,
              timeout,
              message -> {
                found.take(message, wanted);
                return true;
              });
      if (!whole) {
        throw new TimeoutException(topic + " could not be read within " + timeout + ".");
      }
    }
  }

  /** The newest state of each message, of so many messages at most. */
  private static final class Newest {

    private static final Comparator<Delivery> NEWEST_FIRST =
        Comparator.comparing(Delivery::createdAt)
            .thenComparingInt(Delivery::rank)
            .reversed()
            .thenComparing(Delivery::key);

    private final int limit;
    private final Map<String, Delivery> byKey = new HashMap<>();

    Newest(int limit) {
      this.limit = Math.max(limit, 50);
    }

    void take(ConsumerRecord<String, byte[]> message, Predicate<Delivery> wanted) {
      if (message.value() == null) {
        byKey.remove(message.key());
        return;
      }
      DeliveryTopic.read(message)
          .filter(wanted)
          .ifPresent(
              delivery ->
                  byKey.merge(
                      delivery.key(),
                      delivery,
                      (before, now) -> now.revision() >= before.revision() ? now : before));
      if (byKey.size() > 8L * limit) {
        List<Delivery> kept = sorted().subList(0, 4 * limit);
        byKey.clear();
        kept.forEach(delivery -> byKey.put(delivery.key(), delivery));
      }
    }

    List<Delivery> sorted() {
      return byKey.values().stream().sorted(NEWEST_FIRST).toList();
    }
  }
}
