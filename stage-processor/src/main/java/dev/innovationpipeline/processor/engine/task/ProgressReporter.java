package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports progress to watchers, outside of transactions: such an event may be doubled or lost
 * without any effect on the outcome, but it must be visible at once.
 */
final class ProgressReporter {

  private static final Logger log = LoggerFactory.getLogger(ProgressReporter.class);

  private final Producer<String, byte[]> producer;
  private final EventCodec codec;
  private final String processor;
  private final InstantSource clock;
  private final RecordTrace trace;

  ProgressReporter(
      Producer<String, byte[]> producer,
      EventCodec codec,
      String processor,
      InstantSource clock,
      RecordTrace trace) {
    this.producer = producer;
    this.codec = codec;
    this.processor = processor;
    this.clock = clock;
    this.trace = trace;
  }

  String processor() {
    return processor;
  }

  Instant now() {
    return clock.instant();
  }

  void report(RunEvent event) {
    ProducerRecord<String, byte[]> message = codec.toRecord(event);
    trace.mark(message);
    producer.send(
        message,
        (metadata, failure) -> {
          if (failure != null) {
            log.warn(
                "Could not report {} ({}); the work goes on, only watchers miss it.",
                event.id(),
                failure.toString());
          }
        });
  }
}
