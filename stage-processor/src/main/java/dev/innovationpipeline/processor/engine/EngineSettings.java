package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.settings.SettingFaults;
import dev.innovationpipeline.processor.engine.consumer.StageConsumer;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the engine takes on, and how long it waits.
 *
 * @param stages the stages this process works on, by number; empty for all
 * @param maxInFlight runs taken up and not finished, per stage. 10,000 because a waiting call is a
 *     virtual thread of a few kB, while each record is held in memory as long.
 * @param drainTimeout how long a partition that moves away may still finish its work. 30 s: most
 *     calls end within it, and it stays far below the five minutes of max.poll.interval.ms.
 * @param shutdownGrace how long a stop waits for work in flight. 25 s: container platforms kill
 *     after 30.
 * @param sessionTimeout how soon the group notices a dead process. 6 s: the least that brokers take
 *     by default (group.min.session.timeout.ms), so that work resumes within 10 s.
 * @param transactionTimeout how long the open transaction of a dead process may hold back readers.
 *     5 s: a thousand times a usual transaction, and over before the session is.
 * @param stageDeadline for a stage, from when its input was written, waiting included. 1 h: two
 *     calls that hang until their time-out of 10 min, each with its retry budget of 10 min, fit.
 * @param runDeadline for an attempt, from when it was asked for. 6 h: beyond that, a clear failure
 *     helps more than a late result; a large bulk still fits.
 * @param signalsLookback how far back cancellations, later attempts and forgotten runs are read at
 *     a start. 7 d: work that waited longer in a queue is long past its deadline, whatever that is
 *     set to within reason.
 * @param handOver whether a run's next stage begins from the result in memory while its event is on
 *     its way into the log, where this process owns the next stage's partition, too. On; off, every
 *     stage waits for its input from the log, as another process would.
 * @param instance a name that this process keeps when it is started again, and no other has: a
 *     static member of its group (KIP-345). A process that comes back within the session time-out
 *     takes up its own partitions at once and nobody rebalances. None: a new member at each start.
 */
@ConfigurationProperties("pipeline.engine")
record EngineSettings(
    @DefaultValue List<Integer> stages,
    @DefaultValue("10000") int maxInFlight,
    @DefaultValue("30s") Duration drainTimeout,
    @DefaultValue("25s") Duration shutdownGrace,
    @DefaultValue("6s") Duration sessionTimeout,
    @DefaultValue("5s") Duration transactionTimeout,
    @DefaultValue("1h") Duration stageDeadline,
    @DefaultValue("6h") Duration runDeadline,
    @DefaultValue("7d") Duration signalsLookback,
    @DefaultValue("true") boolean handOver,
    @Nullable String instance) {

  private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(5);
  private static final Pattern INSTANCE = Pattern.compile("[\\w.-]{1,100}");

  EngineSettings {
    stages = List.copyOf(stages);
    instance = instance == null || instance.isBlank() ? null : instance.strip();
    SettingFaults faults = new SettingFaults("pipeline.engine");
    int maxStage = Pipelines.registered().maxStages();
    faults.require(
        stages.stream().allMatch(stage -> stage >= 1 && stage <= maxStage),
        "stages",
        "must be numbers of stages, which are 1 to " + maxStage,
        stages);
    faults.require(
        instance == null || INSTANCE.matcher(instance).matches(),
        "instance",
        "must be of at most 100 letters, digits, dots, dashes and underscores",
        instance);
    faults.require(maxInFlight >= 1, "max-in-flight", "must be at least 1", maxInFlight);
    Duration maxDrain = MAX_POLL_INTERVAL.dividedBy(2);
    faults.require(
        drainTimeout.compareTo(maxDrain) <= 0,
        "drain-timeout",
        "must be at most %s, half of max.poll.interval.ms".formatted(maxDrain),
        drainTimeout);
    faults.require(
        stageDeadline.isPositive(), "stage-deadline", "must be above zero", stageDeadline);
    faults.require(runDeadline.isPositive(), "run-deadline", "must be above zero", runDeadline);
    faults.require(
        signalsLookback.compareTo(runDeadline) >= 0,
        "signals-lookback",
        "must be at least run-deadline, %s, or cancelled work could be done after a restart"
            .formatted(runDeadline),
        signalsLookback);
    faults.throwIfAny();
  }

  /** The numbers of the stages that this process works on. */
  Set<Integer> enabledStages() {
    return stages.isEmpty()
        ? Pipelines.registered().stageNumbers().collect(Collectors.toCollection(TreeSet::new))
        : new TreeSet<>(stages);
  }

  /** A name for a process that starts now; two processes never share one. */
  String newProcessorName() {
    return StageConsumer.newProcessorName(instance);
  }
}
