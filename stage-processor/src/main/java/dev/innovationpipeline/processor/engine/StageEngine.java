package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.engine.consumer.StageConsumer;
import dev.innovationpipeline.processor.engine.task.StageTasks;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the stages of this process, from start to graceful stop. */
final class StageEngine implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StageEngine.class);

  private final List<StageHandler> handlers;
  private final Conversations llm;
  private final Topics topics;
  private final EngineSettings settings;
  private final StageClients clients;
  private final Processor processor;
  private final MeterRegistry registry;
  private final TimeSource time;
  private volatile @Nullable Running work;
  private volatile @Nullable Background background;

  /**
   * @param handlers one for each key of a stage
   */
  StageEngine(
      List<StageHandler> handlers,
      Conversations llm,
      Topics topics,
      EngineSettings settings,
      StageClients clients,
      Processor processor,
      MeterRegistry registry,
      TimeSource time) {
    this.handlers = handlers;
    this.llm = llm;
    this.topics = topics;
    this.settings = settings;
    this.clients = clients;
    this.processor = processor;
    this.registry = registry;
    this.time = time;
  }

  @Override
  public void start() {
    Producer<String, byte[]> progress = clients.progressProducer();
    StageTasks tasks =
        new StageTasks(
            settings.enabledStages(),
            handlers,
            llm,
            topics,
            new StageTasks.Limits(
                settings.stageDeadline(), settings.runDeadline(), settings.signalsLookback()),
            new StageTasks.Clients(processor.name(), group(), progress, clients::signalConsumer),
            processor.trace(),
            processor.budgets(),
            registry,
            time);
    StageConsumer consumer =
        new StageConsumer(
            tasks,
            new StageConsumer.Clients(
                clients.consumer(), clients::transactionalProducer, clients::admin),
            new StageConsumer.Limits(
                settings.maxInFlight(),
                settings.drainTimeout(),
                settings.shutdownGrace(),
                settings.sessionTimeout(),
                settings.handOver()),
            topics,
            processor.name());
    tasks.meter(consumer::inFlight, consumer::lag);
    work = new Running(consumer, Thread.ofPlatform().name(group()).start(consumer));
    background = new Background(tasks, progress);
    background.start(
        new Heartbeats(
            progress, new HeartbeatCodec(topics), processor, this::inFlightByStage, time::instant));
    log.info("Processor {} works on stages {}.", processor.name(), tasks.stages());
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
  int inFlight() {
    Running now = work;
    return now == null ? 0 : now.consumer().inFlight();
  }

  /** The state of the consumer; empty before the start and after the stop. */
  Optional<ConsumerState> consumerState() {
    return Optional.ofNullable(work)
        .map(
            now ->
                new ConsumerState(
                    group(),
                    now.thread().isAlive() && isBackgroundAlive(),
                    now.consumer().sinceLastPoll(),
                    now.consumer().isMember()));
  }

  private boolean isBackgroundAlive() {
    Background now = background;
    return now == null || now.isAlive();
  }

  private String group() {
    return StageConsumer.group(topics);
  }

  private Map<Integer, Integer> inFlightByStage() {
    Running now = work;
    return now == null
        ? Map.of()
        : settings.enabledStages().stream()
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
