package dev.innovationpipeline.benchmarks.plainlistener;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.kafka.core.KafkaTemplate;

/** Tells watchers what goes on, outside of transactions. */
final class ProgressEvents {

  private final KafkaTemplate<String, byte[]> template;
  private final EventCodec codec;
  private final String process;
  private final InstantSource clock;

  ProgressEvents(
      KafkaTemplate<String, byte[]> template,
      EventCodec codec,
      String process,
      InstantSource clock) {
    this.template = template;
    this.codec = codec;
    this.process = process;
    this.clock = clock;
  }

  void started(RunContext run, int stage) {
    template.send(codec.toRecord(new StageStarted(run, stage, process, clock.instant())));
  }

  void retryScheduled(RunContext run, int stage, int tries, String error, Instant nextTryAt) {
    template.send(
        codec.toRecord(
            new StageRetryScheduled(run, stage, tries, error, nextTryAt, clock.instant())));
  }
}
