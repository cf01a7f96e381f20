package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.platform.time.RecordAges;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.budget.Budgets;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;

/**
 * The work of this process: performs records of the stages' input topics, and ends work that a
 * signal or a deadline makes pointless.
 */
public final class StageTasks {

  private static final String SOURCE = "/innovation-pipeline/stage-processor";

  private final Map<String, StageTask> byTopic = new HashMap<>();
  private final RunSignals signals = new RunSignals();
  private final RunningTasks running;
  private final SignalReader reader;
  private final StageMeters meters;
  private final Duration signalsLookback;
  private final RecordAges ages;

  /**
   * The time limits of work.
   *
   * @param stage from when the stage's input was written
   * @param run from when the attempt was requested
   * @param signalsLookback how far back signals are read at a start, and remembered
   */
  public record Limits(Duration stage, Duration run, Duration signalsLookback) {}

  /**
   * The Kafka clients of the work.
   *
   * @param processor the name of this process, in the events that report progress
   * @param group the consumer group that dead letters name
   * @param progress sends events outside of transactions
   * @param signals opens a consumer that belongs to no group
   */
  public record Clients(
      String processor,
      String group,
      Producer<String, byte[]> progress,
      Supplier<Consumer<String, byte[]>> signals) {}

  /**
   * @param stages the numbers of those that this process works on
   * @param handlers one for each key of a stage
   */
  public StageTasks(
      Set<Integer> stages,
      List<StageHandler> handlers,
      Conversations llm,
      Topics topics,
      Limits limits,
      Clients clients,
      RecordTrace trace,
      Budgets budgets,
      MeterRegistry registry,
      TimeSource time) {
    this.signalsLookback = limits.signalsLookback();
    ages = new RecordAges(time);
    InstantSource clock = time::instant;
    meters = new StageMeters(registry);
    EventCodec codec = new EventCodec(topics, SOURCE);
    running = new RunningTasks(signals, new Deadlines(limits.stage(), limits.run()), ages, time);
    reader =
        new SignalReader(
            clients.signals(),
            Stream.of(topics.runCancelled(), topics.reprocessRequested(), topics.runForgotten())
                .map(Topic::name)
                .toList(),
            codec,
            running::hear,
            signalsLookback,
            ages::now);
    ProgressReporter progress =
        new ProgressReporter(clients.progress(), codec, clients.processor(), clock, trace);
    DeadLetters deadLetters = new DeadLetters(topics, clients.group(), clock);
    StageHandlers byKey = new StageHandlers(handlers);
    for (int stage : stages) {
      byTopic.put(
          topics.inputOf(stage).name(),
          new StageTask(
              stage,
              byKey,
              llm,
              codec,
              deadLetters,
              progress,
              running,
              new TaskEndings(stage, codec, clock),
              meters,
              time,
              trace,
              budgets));
    }
  }

  /** The names of the stages' input topics. */
  public Set<String> topics() {
    return byTopic.keySet();
  }

  /** The numbers of the stages. */
  public Set<Integer> stages() {
    Set<Integer> stages = new TreeSet<>();
    byTopic.values().forEach(task -> stages.add(task.stage()));
    return stages;
  }

  public int stageOf(String topic) {
    return task(topic).stage();
  }

  /**
   * Performs the stage whose input the record is. Errors in the record, the run or the program do
   * not throw: they become outputs too.
   *
   * @param instead takes the result when the calling thread does not end although it was
   *     interrupted; called at most once, on another thread, and then the result that is returned
   *     later is to be dropped
   * @throws InterruptedException when the work is to be handed back
   */
  public TaskResult perform(
      ConsumerRecord<String, byte[]> message, java.util.function.Consumer<TaskResult> instead)
      throws InterruptedException {
    return task(message.topic()).perform(StageInput.fromLog(message), instead);
  }

  /**
   * Performs the stage after a completed one, whose output need not be in the log yet.
   *
   * @param partition where the output will be
   * @param instead as that of {@link #perform}
   * @throws InterruptedException when the work is to be handed back
   */
  public TaskResult performNext(
      TaskResult completed, int partition, java.util.function.Consumer<TaskResult> instead)
      throws InterruptedException {
    StageInput input = StageInput.handedOver(completed, partition);
    return task(input.message().topic()).perform(input, instead);
  }

  /**
   * The next stage of the run, when this process works on it; empty when the run ends here or
   * another process goes on with it.
   */
  public OptionalInt nextStage(TaskResult result) {
    StageCompleted completed = result.completed();
    return completed != null
            && completed.beginsNext()
            && completed.run().pipeline().has(completed.stage() + 1)
            && byTopic.containsKey(result.outputs().getFirst().topic())
        ? OptionalInt.of(completed.stage() + 1)
        : OptionalInt.empty();
  }

  /**
   * Meters the load of each stage.
   *
   * @param inFlight the number of runs taken up and not finished, by stage
   * @param lag the number of records of this process's partitions that are not yet taken up, by
   *     stage
   */
  public void meter(IntUnaryOperator inFlight, IntToLongFunction lag) {
    for (int stage : stages()) {
      meters.inFlight(stage, () -> inFlight.applyAsInt(stage));
      meters.lag(stage, () -> lag.applyAsLong(stage));
    }
  }

  /** Reads signals until it is stopped; runs on a thread of its own. */
  public Runnable signalReader() {
    return reader;
  }

  /** Waits until all signals of before the start are read, or reading is stopped. */
  public void awaitSignals() throws InterruptedException {
    reader.awaitCaughtUp();
  }

  public void stopReadingSignals() {
    reader.stop();
  }

  /** Interrupts the work whose deadline has passed, and gives up what goes on nevertheless. */
  public void interruptOverdue() {
    running.interruptOverdue();
  }

  /** Drops the signals that are older than any record still queued. */
  public void dropOldSignals() {
    signals.dropOlderThan(ages.now().minus(signalsLookback));
  }

  private StageTask task(String topic) {
    return Objects.requireNonNull(byTopic.get(topic), topic);
  }
}
