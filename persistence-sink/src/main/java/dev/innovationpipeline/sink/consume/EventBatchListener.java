package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import dev.innovationpipeline.sink.consume.Writable.UnwritableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

/**
 * Writes a batch of events and then commits its offsets. After a crash in between it is written
 * once more, which changes nothing. On an exception the container pauses and retries the batch.
 */
final class EventBatchListener implements BatchConsumerAwareMessageListener<String, byte[]> {

  private final EventCodec codec;
  private final IsolatingWriter writer;
  private final AuditReader audit;
  private final DeadLetterSender deadLetters;
  private final GenerationTracker reading;
  private final StoreCondition condition;
  private final SinkMeters meters;

  EventBatchListener(
      EventCodec codec,
      IsolatingWriter writer,
      AuditReader audit,
      DeadLetterSender deadLetters,
      GenerationTracker reading,
      StoreCondition condition,
      SinkMeters meters) {
    this.codec = codec;
    this.writer = writer;
    this.audit = audit;
    this.deadLetters = deadLetters;
    this.reading = reading;
    this.condition = condition;
    this.meters = meters;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> messages, @Nullable Consumer<?, ?> consumer) {
    write(messages, Objects.requireNonNull(consumer));
  }

  private void write(List<ConsumerRecord<String, byte[]>> messages, Consumer<?, ?> consumer) {
    long begin = System.nanoTime();
    try {
      String generation = reading.generation();
      if (reading.adopt(generation, consumer, messages) && !write(messages, consumer, generation)) {
        reading.adoptNew(consumer, messages);
      }
      condition.worked();
    } catch (RuntimeException e) {
      condition.failed(e);
      throw e;
    }
    meters.written(messages.size(), Duration.ofNanos(System.nanoTime() - begin));
    meters.look(consumer);
  }

  /** Returns false when the store was emptied meanwhile, so that all must be re-read. */
  private boolean write(
      List<ConsumerRecord<String, byte[]>> messages, Consumer<?, ?> consumer, String generation) {
    List<Received> events = new ArrayList<>(messages.size());
    List<Rejected> rejected = new ArrayList<>();
    List<ConsumerRecord<String, byte[]>> audited = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : messages) {
      if (audit.isOf(message)) {
        audited.add(message);
      } else if (reading.isAssigned(new TopicPartition(message.topic(), message.partition()))) {
        read(message, events, rejected);
      }
    }
    try {
      rejected.addAll(writer.write(events, generation));
    } catch (GenerationChangedException e) {
      return false;
    }
    audit.write(audited);
    rejected.forEach(
        record -> {
          if (deadLetters.send(record.message(), record.why())) {
            meters.deadLetter(record.message().topic());
          }
        });
    reading.commit(messages, consumer, generation);
    return true;
  }

  private void read(
      ConsumerRecord<String, byte[]> message, List<Received> events, List<Rejected> rejected) {
    if (EventCodec.isTombstone(message)) {
      return;
    }
    try {
      Received received = new Received(message, codec.toEvent(message));
      Writable.check(received.event());
      events.add(received);
    } catch (UnreadableEventException | UnwritableEventException e) {
      rejected.add(new Rejected(message, e));
    }
  }
}
