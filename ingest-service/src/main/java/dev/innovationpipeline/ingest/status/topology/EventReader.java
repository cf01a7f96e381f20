package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Turns each event into the status that it implies by itself. */
final class EventReader extends ContextualFixedKeyProcessor<String, byte[], RunStatus> {

  private static final Logger log = LoggerFactory.getLogger(EventReader.class);

  private final EventCodec codec;

  EventReader(Topics topics) {
    this.codec = EventCodec.withoutOutputs(topics);
  }

  @Override
  public void process(FixedKeyRecord<String, byte[]> message) {
    if (message.value() == null) {
      return; // A tombstone; the run-forgotten event tells the rest.
    }
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    try {
      RunStatus status = RunStatus.of(codec.toEvent(asConsumed(message, metadata)));
      context().forward(message.withValue(status));
    } catch (UnreadableEventException e) {
      try (var run = MDC.putCloseable("run_id", EventKey.runId(String.valueOf(message.key())))) {
        log.warn("{} The status view skips it; nothing else is affected.", e.getMessage());
      }
    }
  }

  private static ConsumerRecord<String, byte[]> asConsumed(
      FixedKeyRecord<String, byte[]> message, RecordMetadata metadata) {
    return new ConsumerRecord<>(
        metadata.topic(),
        metadata.partition(),
        metadata.offset(),
        message.timestamp(),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        message.key(),
        message.value(),
        new RecordHeaders(message.headers()),
        Optional.empty());
  }
}
