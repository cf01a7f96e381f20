package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import dev.innovationpipeline.sink.batch.UnwritableEventException;
import dev.innovationpipeline.sink.batch.Writable;
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
 * Writes a batch of events and then commits its offsets, so that a crash in between writes it
 * again, which changes nothing. What it throws makes the container pause and try the batch again.
 */
final class EventBatchListener implements BatchConsumerAwareMessageListener<String, byte[]> {

  private final EventCodec codec;
  private final IsolatingWriter writer;
  private final DeadLetterSender deadLetters;
  private final GenerationTracker reading;
  private final StoreCondition condition;
  private final SinkMeters meters;

  EventBatchListener(
      EventCodec codec,
      IsolatingWriter writer,
      DeadLetterSender deadLetters,
      GenerationTracker reading,
      StoreCondition condition,
      SinkMeters meters) {
    this.codec = codec;
    this.writer = writer;
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
      String epoch = reading.epoch();
      if (reading.adopt(epoch, consumer, messages) && !write(messages, consumer, epoch)) {
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

  /** Answers false when the store was emptied meanwhile, so that all must be read again. */
  private boolean write(
      List<ConsumerRecord<String, byte[]>> messages, Consumer<?, ?> consumer, String epoch) {
    List<Received> events = new ArrayList<>(messages.size());
    List<Rejected> rejected = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : messages) {
      if (reading.isAssigned(new TopicPartition(message.topic(), message.partition()))) {
        read(message, events, rejected);
      }
    }
    try {
      rejected.addAll(writer.write(events, epoch));
    } catch (GenerationChangedException e) {
      return false;
    }
    rejected.forEach(
        record -> {
          deadLetters.send(record.message(), record.why());
          meters.deadLetter(record.message().topic());
        });
    reading.commit(messages, consumer, epoch);
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
