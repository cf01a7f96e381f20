package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.processor.engine.task.StageMeters.Outcome;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.EventTooLargeException;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One record through one stage: reads the event, does the work, says what is to be emitted. */
public final class StageTask {

  private static final Logger log = LoggerFactory.getLogger(StageTask.class);

  private final int stage;
  private final StageHandlers handlers;
  private final Conversations llm;
  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final ProgressReporter progress;
  private final RunningTasks running;
  private final StageMeters meters;
  private final InstantSource clock;
  private final RecordTrace trace;

  public StageTask(
      int stage,
      StageHandlers handlers,
      Conversations llm,
      EventCodec codec,
      DeadLetters deadLetters,
      ProgressReporter progress,
      RunningTasks running,
      StageMeters meters,
      InstantSource clock,
      RecordTrace trace) {
    this.stage = stage;
    this.handlers = handlers;
    this.llm = llm;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.progress = progress;
    this.running = running;
    this.meters = meters;
    this.clock = clock;
    this.trace = trace;
  }

  public int stage() {
    return stage;
  }

  /**
   * Never throws for what is wrong with the record or the run: that becomes an output too.
   *
   * @throws InterruptedException when the work is to be handed back
   */
  public List<ProducerRecord<String, byte[]>> perform(ConsumerRecord<String, byte[]> message)
      throws InterruptedException {
    try (var run = MDC.putCloseable("run_id", EventKey.runId(String.valueOf(message.key())));
        var number = MDC.putCloseable("stage", String.valueOf(stage))) {
      return trace.follow(stage, message, () -> answer(message));
    }
  }

  private List<ProducerRecord<String, byte[]>> answer(ConsumerRecord<String, byte[]> message)
      throws InterruptedException {
    if (EventCodec.isTombstone(message)) {
      return List.of();
    }
    Instant ready = Instant.ofEpochMilli(message.timestamp());
    try {
      return switch (codec.toEvent(message)) {
        case RunRequested e when stage == 1 -> perform(e.run(), null, ready);
        case StageCompleted e when e.stage() + 1 == stage ->
            e.run().pipeline().has(stage) ? perform(e.run(), e, ready) : List.of();
        case RunEvent e ->
            throw new UnreadableEventException(
                "Stage %d does not start from a %s.".formatted(stage, e.type()));
      };
    } catch (UnreadableEventException e) {
      ProducerRecord<String, byte[]> letter = deadLetters.letter(message, e);
      log.error(
          "{} It goes to {}; the records behind it are worked on.", e.getMessage(), letter.topic());
      meters.deadLetter(letter.topic());
      return List.of(letter);
    }
  }

  private List<ProducerRecord<String, byte[]>> perform(
      RunContext run, @Nullable StageCompleted previous, Instant ready)
      throws InterruptedException {
    Instant startedAt = clock.instant();
    RunMeter meter =
        new RunMeter(run, stage, previous == null ? Usage.NONE : previous.runUsage(), progress);
    RunningTask task = running.begin(run, stage, ready);
    Outcome outcome = Outcome.HANDED_BACK;
    try {
      Ending ending = attempt(task, previous, meter, startedAt);
      outcome = ending.outcome();
      return ending.outputs();
    } finally {
      running.end(task);
      meters.ended(stage, outcome, Duration.between(startedAt, clock.instant()));
    }
  }

  /** Whatever was thrown, an interruption of the task explains it. */
  private Ending attempt(
      RunningTask task, @Nullable StageCompleted previous, RunMeter meter, Instant startedAt)
      throws InterruptedException {
    try {
      return task.interruption() == null
          ? complete(task.run(), previous, meter, startedAt)
          : interrupted(task, meter);
    } catch (InterruptedException e) {
      if (task.interruption() == null) {
        throw e;
      }
      return interrupted(task, meter);
    } catch (RuntimeException e) {
      return task.interruption() == null ? failed(task.run(), meter, e) : interrupted(task, meter);
    }
  }

  private Ending complete(
      RunContext run, @Nullable StageCompleted previous, RunMeter meter, Instant startedAt)
      throws InterruptedException {
    progress.report(new StageStarted(run, stage, progress.processor(), startedAt));
    StageOutput output =
        handlers
            .of(run.pipeline(), stage)
            .perform(
                run,
                previous,
                llm.conversation(CallContext.of(run, stage), run.options().model(), meter));
    return new Ending(
        Outcome.COMPLETED,
        List.of(
            codec.toRecord(
                new StageCompleted(
                    run,
                    stage,
                    output.result(),
                    output.model(),
                    output.promptVersion(),
                    meter.stageUsage(),
                    meter.runUsage(),
                    startedAt,
                    clock.instant()))));
  }

  private Ending interrupted(RunningTask task, RunMeter meter) {
    Thread.interrupted();
    String runId = task.run().runId();
    return switch (task.interruption()) {
      case Interruption.Unwanted unwanted -> {
        log.info(
            "Attempt {} of run {} ends in stage {}, because it {}.",
            task.run().attempt(),
            runId,
            stage,
            unwanted.reason());
        yield new Ending(Outcome.UNWANTED, List.of());
      }
      case Interruption.Overdue overdue -> {
        log.warn("Run {} failed: {}", runId, overdue.message());
        yield new Ending(
            Outcome.OVERDUE, failure(task.run(), meter, "deadline_exceeded", overdue.message()));
      }
      case null -> throw new IllegalStateException("The task was not interrupted.");
    };
  }

  private Ending failed(RunContext run, RunMeter meter, RuntimeException reason) {
    return new Ending(
        Outcome.FAILED,
        switch (reason) {
          case StageFailedException e -> {
            log.warn(
                "Run {} failed in stage {} ({}): {} It waits for a reprocess.",
                run.runId(),
                stage,
                e.code(),
                e.getMessage());
            yield failure(run, meter, e.code(), String.valueOf(e.getMessage()));
          }
          case EventTooLargeException e ->
              failure(run, meter, "output_too_large", String.valueOf(e.getMessage()));
          default -> {
            log.error(
                "Run {} failed in stage {} by a defect of this program; it is marked FAILED and"
                    + " can be reprocessed.",
                run.runId(),
                stage,
                reason);
            yield failure(
                run,
                meter,
                "internal_error",
                "The stage failed by a defect of the program: " + reason);
          }
        });
  }

  private List<ProducerRecord<String, byte[]>> failure(
      RunContext run, RunMeter meter, String code, String message) {
    return List.of(
        codec.toRecord(
            new RunFailed(
                run,
                stage,
                code,
                message,
                meter.stageUsage().calls(),
                meter.runUsage(),
                clock.instant())));
  }

  private record Ending(Outcome outcome, List<ProducerRecord<String, byte[]>> outputs) {}
}
