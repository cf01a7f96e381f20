package dev.innovationpipeline.benchmarks.plainlistener;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.MessageListener;

/**
 * Works on one record of a stage's input, on the container's thread. Its result joins the
 * transaction that the container has begun and that commits the record's offset.
 */
final class StageListener implements MessageListener<String, byte[]> {

  private final int stage;
  private final StageHandler handler;
  private final Conversations llm;
  private final EventCodec codec;
  private final KafkaOperations<String, byte[]> results;
  private final ProgressEvents progress;
  private final InstantSource clock;

  StageListener(
      int stage,
      StageHandler handler,
      Conversations llm,
      EventCodec codec,
      KafkaOperations<String, byte[]> results,
      ProgressEvents progress,
      InstantSource clock) {
    this.stage = stage;
    this.handler = handler;
    this.llm = llm;
    this.codec = codec;
    this.results = results;
    this.progress = progress;
    this.clock = clock;
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> message) {
    if (EventCodec.isTombstone(message)) {
      return;
    }
    RunEvent event = codec.toEvent(message);
    try {
      results.send(
          codec.toRecord(
              switch (event) {
                case RunRequested requested -> perform(requested.run(), null);
                case StageCompleted completed -> perform(completed.run(), completed);
                case RunEvent other ->
                    throw new IllegalStateException(
                        "Stage %d does not start from a %s.".formatted(stage, other.type()));
              }));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted; the record is rolled back.", e);
    }
  }

  private RunEvent perform(RunContext run, @Nullable StageCompleted previous)
      throws InterruptedException {
    Instant startedAt = clock.instant();
    Meter meter = new Meter(run);
    Usage before = previous == null ? Usage.NONE : previous.runUsage();
    progress.started(run, stage);
    try {
      StageOutput output =
          handler.perform(
              run,
              previous,
              llm.conversation(CallContext.of(run, stage), run.options().model(), meter));
      return new StageCompleted(
          run,
          stage,
          output.result(),
          output.model(),
          output.promptVersion(),
          meter.during,
          before.plus(meter.during),
          startedAt,
          clock.instant());
    } catch (StageFailedException e) {
      return new RunFailed(
          run,
          stage,
          e.code(),
          Objects.requireNonNull(e.getMessage()),
          meter.during.calls(),
          before.plus(meter.during),
          clock.instant());
    }
  }

  /** Counts what the calls of one record cost. */
  private final class Meter implements CallListener {

    private final RunContext run;
    private Usage during = Usage.NONE;

    private Meter(RunContext run) {
      this.run = run;
    }

    @Override
    public void called(Usage usage) {
      during = during.plus(usage);
    }

    @Override
    public void retryScheduled(int tries, String error, Instant nextTryAt) {
      progress.retryScheduled(run, stage, tries, error, nextTryAt);
    }

    @Override
    public boolean mayCall() {
      return true;
    }
  }
}
