package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import dev.innovationpipeline.sink.store.FactBatch;
import dev.innovationpipeline.sink.store.RunRecorder;
import dev.innovationpipeline.sink.store.UnwritableEventException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Writes a batch of events in one transaction. Its offsets are committed once this returns, so a
 * crash in between writes it again, which changes nothing.
 */
public final class EventBatchListener implements BatchMessageListener<String, byte[]> {

  private record Readable(ConsumerRecord<String, byte[]> message, RunEvent event) {}

  private final EventCodec codec;
  private final RunRecorder recorder;
  private final DeadLetterSender deadLetters;

  public EventBatchListener(EventCodec codec, RunRecorder recorder, DeadLetterSender deadLetters) {
    this.codec = codec;
    this.recorder = recorder;
    this.deadLetters = deadLetters;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> messages) {
    List<Readable> readable = new ArrayList<>(messages.size());
    for (ConsumerRecord<String, byte[]> message : messages) {
      try {
        readable.add(new Readable(message, codec.toEvent(message)));
      } catch (UnreadableEventException e) {
        deadLetters.send(message, e);
      }
    }
    write(readable);
  }

  /** What the data of one record spoils is halved until that record stands alone. */
  private void write(List<Readable> events) {
    if (events.isEmpty()) {
      return;
    }
    try {
      recorder.record(FactBatch.fold(events.stream().map(Readable::event).toList()));
    } catch (DataIntegrityViolationException | UnwritableEventException e) {
      if (events.size() == 1) {
        deadLetters.send(events.getFirst().message(), e);
        return;
      }
      int middle = events.size() / 2;
      write(events.subList(0, middle));
      write(events.subList(middle, events.size()));
    }
  }
}
