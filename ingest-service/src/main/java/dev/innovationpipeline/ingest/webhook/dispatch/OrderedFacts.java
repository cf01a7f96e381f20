package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the facts that messages are made of, so that those of a run come in their order although
 * topics have none among one another.
 *
 * <p>A stage is only completed after the one before, and that is in the log by then. So once some
 * facts are read, all topics are read to where they end at that moment: what comes before those
 * facts is among it.
 */
final class OrderedFacts {

  private static final Logger log = LoggerFactory.getLogger(OrderedFacts.class);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
  private static final Comparator<Fact> IN_ORDER =
      Comparator.comparing((Fact fact) -> fact.event().run().runId())
          .thenComparingInt(fact -> fact.event().run().attempt())
          .thenComparingInt(Fact::rank);

  private final Consumer<String, byte[]> consumer;
  private final LogEnds ends;
  private final EventCodec codec;
  private List<Fact> arrived = new ArrayList<>();

  /** The ends of partitions, with what is not committed yet. */
  @FunctionalInterface
  interface LogEnds {
    Map<TopicPartition, Long> of(Collection<TopicPartition> parts) throws InterruptedException;
  }

  /**
   * @param consumer reads what is committed; has its partitions
   */
  OrderedFacts(Consumer<String, byte[]> consumer, LogEnds ends, Topics topics) {
    this.consumer = consumer;
    this.ends = ends;
    codec = EventCodec.withoutOutputs(topics);
  }

  static List<String> topics(Topics topics) {
    return Stream.concat(
            Pipelines.registered().stageNumbers().map(topics::stageCompleted),
            Stream.of(topics.runFailed(), topics.runCancelled(), topics.runForgotten()))
        .map(Topic::name)
        .toList();
  }

  /** Waits for facts; those that are returned are done with the next call of {@link #done}. */
  List<Fact> poll(Duration timeout) throws InterruptedException {
    if (arrived.isEmpty()) {
      read(timeout, arrived);
    }
    if (arrived.isEmpty()) {
      return List.of();
    }
    List<Fact> later = new ArrayList<>();
    Set<Integer> numbers =
        arrived.stream().map(fact -> fact.part().partition()).collect(Collectors.toSet());
    Map<TopicPartition, Long> until =
        new HashMap<>(
            ends.of(
                consumer.assignment().stream()
                    .filter(part -> numbers.contains(part.partition()))
                    .toList()));
    while (isBehind(until)) {
      read(POLL_TIMEOUT, later);
    }
    List<Fact> facts = new ArrayList<>(arrived);
    List<Fact> next = new ArrayList<>();
    for (Fact fact : later) {
      boolean comesBefore =
          arrived.stream()
              .anyMatch(first -> fact.isOfTheSameAttempt(first) && fact.rank() < first.rank());
      (comesBefore ? facts : next).add(fact);
    }
    arrived = next;
    facts.sort(IN_ORDER);
    return facts;
  }

  private boolean isBehind(Map<TopicPartition, Long> until) {
    Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
    until.keySet().retainAll(assigned);
    return until.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private void read(Duration timeout, List<Fact> facts) {
    for (ConsumerRecord<String, byte[]> message : consumer.poll(timeout)) {
      if (EventCodec.isTombstone(message)) {
        continue;
      }
      try {
        RunEvent event = codec.toEvent(message);
        facts.add(
            new Fact(
                event,
                new TopicPartition(message.topic(), message.partition()),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp())));
      } catch (UnreadableEventException e) {
        log.warn("{} It is skipped, as by all consumers of the events.", e.getMessage());
      }
    }
  }

  /** Forgets what was read of partitions that others have now. */
  void revoked(Collection<TopicPartition> parts) {
    arrived.removeIf(fact -> parts.contains(fact.part()));
  }

  /** The offsets to resume at, once all that {@link #poll} has returned is done with. */
  Map<TopicPartition, OffsetAndMetadata> done() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition part : consumer.assignment()) {
      long first =
          arrived.stream()
              .filter(fact -> fact.part().equals(part))
              .mapToLong(Fact::offset)
              .min()
              .orElse(consumer.position(part));
      offsets.put(part, new OffsetAndMetadata(first));
    }
    return offsets;
  }
}
