package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.budget.Budgets;
import dev.innovationpipeline.processor.engine.task.StageMeters.Outcome;
import dev.innovationpipeline.processor.engine.task.TaskEndings.Ending;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.prompt.RequestedChanges;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One input through one stage: reads the event, does the work, returns the records to emit. */
final class StageTask {

  private static final Logger log = LoggerFactory.getLogger(StageTask.class);

  private final int stage;
  private final StageHandlers handlers;
  private final Conversations llm;
  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final ProgressReporter progress;
  private final RunningTasks running;
  private final TaskEndings endings;
  private final StageMeters meters;
  private final TimeSource time;
  private final RecordTrace trace;
  private final Budgets budgets;

  StageTask(
      int stage,
      StageHandlers handlers,
      Conversations llm,
      EventCodec codec,
      DeadLetters deadLetters,
      ProgressReporter progress,
      RunningTasks running,
      TaskEndings endings,
      StageMeters meters,
      TimeSource time,
      RecordTrace trace,
      Budgets budgets) {
    this.stage = stage;
    this.handlers = handlers;
    this.llm = llm;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.progress = progress;
    this.running = running;
    this.endings = endings;
    this.meters = meters;
    this.time = time;
    this.trace = trace;
    this.budgets = budgets;
  }

  int stage() {
    return stage;
  }

  /**
   * Every end is a result. An error of the virtual machine is none: it ends the process.
   *
   * @param instead takes the result of work that cannot be ended
   */
  TaskResult perform(StageInput input, Consumer<TaskResult> instead) throws InterruptedException {
    ConsumerRecord<String, byte[]> message = input.message();
    try (var run = MDC.putCloseable("run_id", EventKey.runId(String.valueOf(message.key())));
        var number = MDC.putCloseable("stage", String.valueOf(stage))) {
      return trace.follow(stage, message, () -> answer(message, input.event(), instead));
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      TaskEndings.rethrowFatal(e);
      log.error(
          "The failure of stage {} could not be told as an event.", stage, TaskEndings.cut(e));
      return deadLetter(message, e);
    }
  }

  private TaskResult answer(
      ConsumerRecord<String, byte[]> message,
      @Nullable RunEvent event,
      Consumer<TaskResult> instead)
      throws InterruptedException {
    if (EventCodec.isTombstone(message) || deadLetters.isSurelyForOthers(message)) {
      return TaskResult.NOTHING;
    }
    Instant ready = Instant.ofEpochMilli(message.timestamp());
    String reviewed = EventCodec.text(message.headers(), EventCodec.REVIEWED_RESULT);
    try {
      return switch (event == null ? codec.toEvent(message) : event) {
        case RunRequested e when stage == 1 ->
            e.run().options().awaitsOthers()
                ? TaskResult.NOTHING
                : perform(e.run(), null, reviewed, ready, instead);
        case StageCompleted e when e.stage() + 1 == stage ->
            e.run().pipeline().has(stage) && e.beginsNext()
                ? perform(e.run(), e, reviewed, ready, instead)
                : TaskResult.NOTHING;
        case RunEvent e ->
            throw new UnreadableEventException(
                "Stage %d does not start from a %s.".formatted(stage, e.type()));
      };
    } catch (UnreadableEventException e) {
      return deadLetter(message, e);
    }
  }

  private TaskResult deadLetter(ConsumerRecord<String, byte[]> message, Throwable why) {
    ProducerRecord<String, byte[]> letter = deadLetters.letter(message, why);
    log.error(
        "{} It goes to {}; the records behind it are worked on.", why.getMessage(), letter.topic());
    meters.deadLetter(letter.topic());
    return TaskResult.of(List.of(letter));
  }

  private TaskResult perform(
      RunContext run,
      @Nullable StageCompleted previous,
      @Nullable String reviewed,
      Instant ready,
      Consumer<TaskResult> instead)
      throws InterruptedException {
    Instant startedAt = time.instant();
    Duration begun = time.elapsed();
    RunMeter meter =
        new RunMeter(run, stage, previous == null ? Usage.NONE : previous.runUsage(), progress);
    RunningTask task =
        running.begin(
            run,
            stage,
            ready,
            why -> {
              Ending ending = endings.interrupted(run, why, meter);
              meters.ended(stage, ending.outcome(), time.elapsed().minus(begun));
              meter.ended(false);
              instead.accept(ending.result());
            });
    Outcome outcome = Outcome.HANDED_BACK;
    try {
      Ending ending = attempt(task, previous, reviewed, meter, startedAt);
      outcome = ending.outcome();
      tellEnd(run, outcome, meter);
      return ending.result();
    } finally {
      if (running.end(task)) {
        meters.ended(stage, outcome, time.elapsed().minus(begun));
      }
    }
  }

  private void tellEnd(RunContext run, Outcome outcome, RunMeter meter) {
    switch (outcome) {
      case COMPLETED -> {
        if (run.options().waitsAfter(stage)) {
          meter.ended(false); // What it costs in all is not known yet.
        } else if (run.pipeline().isLast(stage)) {
          meter.ended(true);
        }
      }
      case FAILED, OVERDUE, UNWANTED -> meter.ended(false);
      case HANDED_BACK -> {
        // Another processor goes on with it.
      }
    }
  }

  /** An interruption of the task explains any exception. */
  private Ending attempt(
      RunningTask task,
      @Nullable StageCompleted previous,
      @Nullable String reviewed,
      RunMeter meter,
      Instant startedAt)
      throws InterruptedException {
    Interruption early = task.interruption();
    if (early != null) {
      return interrupted(task, early, meter);
    }
    try {
      return complete(task.run(), previous, reviewed, meter, startedAt);
    } catch (InterruptedException e) {
      Interruption interruption = task.interruption();
      if (interruption == null) {
        throw e;
      }
      return interrupted(task, interruption, meter);
    } catch (Throwable e) {
      TaskEndings.rethrowFatal(e);
      Interruption interruption = task.interruption();
      return interruption == null
          ? endings.failed(task.run(), meter, e)
          : interrupted(task, interruption, meter);
    }
  }

  private Ending complete(
      RunContext run,
      @Nullable StageCompleted previous,
      @Nullable String reviewed,
      RunMeter meter,
      Instant startedAt)
      throws InterruptedException {
    meter.under(budgets.begin(run, meter.before()));
    progress.report(new StageStarted(run, stage, progress.processor(), startedAt));
    Conversation conversation =
        RequestedChanges.told(
            llm.conversation(CallContext.of(run, stage), run.options().model(), meter),
            run,
            stage,
            reviewed);
    StageOutput output = handlers.of(run.pipeline(), stage).perform(run, previous, conversation);
    Ending ending = endings.completed(run, output, meter, startedAt);
    output.degraded().forEach(loss -> meters.degraded(stage, loss));
    return ending;
  }

  private Ending interrupted(RunningTask task, Interruption interruption, RunMeter meter) {
    Thread.interrupted();
    return endings.interrupted(task.run(), interruption, meter);
  }
}
