package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.processor.engine.client.EngineClients;
import dev.innovationpipeline.processor.engine.client.EngineSettings;
import dev.innovationpipeline.processor.engine.client.StageClients;
import dev.innovationpipeline.processor.engine.consumer.DeadTransactions;
import dev.innovationpipeline.processor.engine.consumer.FormerGroups;
import dev.innovationpipeline.processor.engine.consumer.StageConsumer;
import dev.innovationpipeline.processor.engine.task.Deadlines;
import dev.innovationpipeline.processor.engine.task.MicrometerStageMeters;
import dev.innovationpipeline.processor.engine.task.ProgressReporter;
import dev.innovationpipeline.processor.engine.task.RunSignals;
import dev.innovationpipeline.processor.engine.task.RunningTasks;
import dev.innovationpipeline.processor.engine.task.SignalReader;
import dev.innovationpipeline.processor.engine.task.StageHandlers;
import dev.innovationpipeline.processor.engine.task.StageMeters;
import dev.innovationpipeline.processor.engine.task.StageTask;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the stages of this process, from start to graceful stop. */
public final class StageEngine implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StageEngine.class);

  private static final String SOURCE = "/innovation-pipeline/stage-processor";

  private final List<StageHandler> works;
  private final Conversations llm;
  private final Topics topics;
  private final EngineSettings settings;
  private final StageClients clients;
  private final Processor processor;
  private final StageMeters meters;
  private final InstantSource clock;
  private volatile @Nullable Running work;
  private @Nullable Background background;

  /**
   * @param works one for each stage
   * @param connection bootstrap servers and security, as Kafka clients take them
   */
  public StageEngine(
      List<StageHandler> works,
      Conversations llm,
      Topics topics,
      EngineSettings settings,
      Map<String, Object> connection,
      Processor processor,
      MeterRegistry registry,
      InstantSource clock) {
    this(
        works,
        llm,
        topics,
        settings,
        new EngineClients(connection, topics, settings, processor.name()),
        processor,
        new MicrometerStageMeters(registry),
        clock);
  }

  StageEngine(
      List<StageHandler> works,
      Conversations llm,
      Topics topics,
      EngineSettings settings,
      StageClients clients,
      Processor processor,
      StageMeters meters,
      InstantSource clock) {
    this.works = works;
    this.llm = llm;
    this.topics = topics;
    this.settings = settings;
    this.clients = clients;
    this.processor = processor;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void start() {
    EventCodec codec = new EventCodec(topics, SOURCE);
    RunSignals signals = new RunSignals();
    RunningTasks running =
        new RunningTasks(
            signals, new Deadlines(settings.stageDeadline(), settings.runDeadline()), clock);
    SignalReader reader =
        new SignalReader(
            clients::signalConsumer,
            Stream.of(topics.runCancelled(), topics.reprocessRequested(), topics.runForgotten())
                .map(Topic::name)
                .toList(),
            codec,
            running::hear,
            settings.signalsLookback(),
            clock);
    Producer<String, byte[]> producer = clients.progressProducer();
    ProgressReporter progress =
        new ProgressReporter(producer, codec, processor.name(), clock, processor.trace());
    DeadTransactions dead = new DeadTransactions(clients::admin, topics, processor.name());
    Set<Integer> enabled = settings.enabledStages();
    String group = EngineClients.consumerGroup(topics);
    DeadLetters deadLetters = new DeadLetters(topics, group, clock);
    Map<String, StageTask> tasks = new HashMap<>();
    StageHandlers handlers = new StageHandlers(works);
    for (int stage : enabled) {
      tasks.put(
          topics.inputOf(stage).name(),
          new StageTask(
              stage,
              handlers,
              llm,
              codec,
              deadLetters,
              progress,
              running,
              meters,
              clock,
              processor.trace()));
    }
    StageConsumer consumer =
        new StageConsumer(
            tasks, reader, dead, new FormerGroups(clients::admin, topics), clients, settings);
    for (int stage : consumer.stages()) {
      meters.inFlight(stage, () -> consumer.inFlight(stage));
      meters.lag(stage, () -> consumer.lag(stage));
    }
    work = new Running(consumer, Thread.ofPlatform().name(group).start(consumer));
    background = new Background(reader, producer);
    background.start(
        running,
        () -> signals.dropOlderThan(clock.instant().minus(settings.signalsLookback())),
        new Heartbeats(
            producer, new HeartbeatCodec(topics), processor, this::inFlightByStage, clock));
    log.info("Processor {} works on stages {}.", processor.name(), enabled);
  }

  @Override
  public void stop() {
    Running ending = work;
    if (ending != null) {
      ending.consumer().stop();
    }
    if (background != null) {
      background.stopReading();
    }
    if (ending != null) {
      join(ending.thread());
    }
    work = null;
    if (background != null) {
      background.close();
      background = null;
    }
  }

  @Override
  public boolean isRunning() {
    return work != null;
  }

  /** Runs taken up and not finished, over all stages of this process. */
  public int inFlight() {
    Running now = work;
    return now == null ? 0 : now.consumer().inFlight();
  }

  /** How the consumer is; empty before the start and after the stop. */
  public Optional<ConsumerState> consumerState() {
    return Optional.ofNullable(work)
        .map(
            now ->
                new ConsumerState(
                    EngineClients.consumerGroup(topics),
                    now.thread().isAlive(),
                    now.consumer().sinceLastPoll(),
                    now.consumer().isMember()));
  }

  private Map<Integer, Integer> inFlightByStage() {
    Running now = work;
    return now == null
        ? Map.of()
        : now.consumer().stages().stream()
            .collect(Collectors.toMap(stage -> stage, now.consumer()::inFlight));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Running(StageConsumer consumer, Thread thread) {}
}
