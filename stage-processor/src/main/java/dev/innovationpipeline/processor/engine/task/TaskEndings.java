package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.processor.engine.task.StageMeters.Outcome;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.text.UntrustedText;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventTooLargeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which work on a stage ends, with the records that tell of each. */
final class TaskEndings {

  private static final Logger log = LoggerFactory.getLogger(TaskEndings.class);

  private final int stage;
  private final EventCodec codec;
  private final InstantSource clock;

  TaskEndings(int stage, EventCodec codec, InstantSource clock) {
    this.stage = stage;
    this.codec = codec;
    this.clock = clock;
  }

  record Ending(Outcome outcome, TaskResult result) {}

  Ending completed(RunContext run, StageOutput output, RunMeter meter, Instant startedAt) {
    StageCompleted completed =
        new StageCompleted(
            run,
            stage,
            output.result(),
            UntrustedText.cut(output.model(), UntrustedText.MAX_NAME_CHARS),
            output.promptVersion(),
            output.promptHash(),
            meter.stageUsage(),
            meter.runUsage(),
            startedAt,
            clock.instant(),
            null,
            output.degraded(),
            output.document(),
            output.profile());
    return new Ending(
        Outcome.COMPLETED, new TaskResult(List.of(codec.toRecord(completed)), completed));
  }

  Ending interrupted(RunContext run, Interruption interruption, RunMeter meter) {
    return switch (interruption) {
      case Interruption.Unwanted unwanted -> {
        log.info(
            "Attempt {} of run {} ends in stage {}, because it {}.",
            run.attempt(),
            run.runId(),
            stage,
            unwanted.reason());
        yield new Ending(Outcome.UNWANTED, TaskResult.NOTHING);
      }
      case Interruption.Overdue overdue -> {
        log.warn("Run {} failed: {}", run.runId(), overdue.message());
        yield new Ending(
            Outcome.OVERDUE, failure(run, meter, "deadline_exceeded", overdue.message()));
      }
    };
  }

  /** Lets pass what no code of a stage can be answerable for, such as a heap that is full. */
  static void rethrowFatal(Throwable reason) {
    if (reason instanceof VirtualMachineError fatal && !(reason instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  Ending failed(RunContext run, RunMeter meter, Throwable reason) {
    return new Ending(
        Outcome.FAILED,
        switch (reason) {
          case StageFailedException e -> {
            log.warn(
                "Run {} failed in stage {} ({}): {} It waits for a reprocess.",
                run.runId(),
                stage,
                e.code(),
                cut(String.valueOf(e.getMessage())));
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
                cut(reason));
            yield failure(
                run,
                meter,
                "internal_error",
                "The stage failed by a defect of the program: " + reason);
          }
        });
  }

  /** The same to a reader of the log, without a message that would fill it. */
  static Throwable cut(Throwable reason) {
    String message = String.valueOf(reason.getMessage());
    if (message.length() <= UntrustedText.MAX_MESSAGE_CHARS) {
      return reason;
    }
    Throwable cut = new IllegalStateException(cut(reason.toString()));
    cut.setStackTrace(reason.getStackTrace());
    return cut;
  }

  private static String cut(String message) {
    return UntrustedText.cut(message, UntrustedText.MAX_MESSAGE_CHARS);
  }

  private TaskResult failure(RunContext run, RunMeter meter, String code, String message) {
    return TaskResult.of(
        List.of(
            codec.toRecord(
                new RunFailed(
                    run,
                    stage,
                    code,
                    cut(message),
                    meter.stageUsage().calls(),
                    meter.runUsage(),
                    clock.instant()))));
  }
}
