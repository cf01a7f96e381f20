package dev.innovationpipeline.stages.engine;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.Topics;
import dev.innovationpipeline.schema.wire.DeadLetters;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.stages.llm.Conversations;
import dev.innovationpipeline.stages.work.StageWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the stages of this process: one consumer each, from start to graceful stop. */
public final class StageEngine implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StageEngine.class);

  private static final String SOURCE = "/innovation-pipeline/stage-processor";

  private final List<StageWork> works;
  private final Conversations llm;
  private final Topics topics;
  private final EngineSettings settings;
  private final StageClients clients;
  private final String processor;
  private final InstantSource clock;
  private final Map<StageConsumer, Thread> consumers = new LinkedHashMap<>();
  private @Nullable Producer<String, byte[]> progressProducer;

  /**
   * @param works one for each stage
   * @param connection bootstrap servers and security, as Kafka clients take them
   * @param processor this process's name; two processes never share one
   */
  public StageEngine(
      List<StageWork> works,
      Conversations llm,
      Topics topics,
      EngineSettings settings,
      Map<String, Object> connection,
      String processor,
      InstantSource clock) {
    this(
        works,
        llm,
        topics,
        settings,
        new EngineClients(connection, topics, settings, processor),
        processor,
        clock);
  }

  StageEngine(
      List<StageWork> works,
      Conversations llm,
      Topics topics,
      EngineSettings settings,
      StageClients clients,
      String processor,
      InstantSource clock) {
    this.works = works;
    this.llm = llm;
    this.topics = topics;
    this.settings = settings;
    this.clients = clients;
    this.processor = processor;
    this.clock = clock;
  }

  @Override
  public void start() {
    EventCodec codec = new EventCodec(topics, SOURCE);
    progressProducer = clients.progressProducer();
    ProgressReporter progress = new ProgressReporter(progressProducer, codec, processor, clock);
    Set<Stage> enabled = settings.enabledStages();
    works.stream()
        .filter(work -> enabled.contains(work.stage()))
        .forEach(
            work -> {
              String group = EngineClients.consumerGroup(topics, work.stage());
              StageTask task =
                  new StageTask(
                      work, llm, codec, new DeadLetters(topics, group, clock), progress, clock);
              String input = topics.inputOf(work.stage()).name();
              StageConsumer consumer = new StageConsumer(task, input, clients, settings);
              consumers.put(consumer, Thread.ofPlatform().name(group).start(consumer));
            });
    log.info("Processor {} works on stages {}.", processor, enabled);
  }

  @Override
  public void stop() {
    consumers.keySet().forEach(StageConsumer::stop);
    consumers.values().forEach(StageEngine::join);
    consumers.clear();
    if (progressProducer != null) {
      progressProducer.close(Duration.ofSeconds(5));
      progressProducer = null;
    }
  }

  @Override
  public boolean isRunning() {
    return !consumers.isEmpty();
  }

  /** Runs taken up and not finished, over all stages of this process. */
  public int inFlight() {
    return consumers.keySet().stream().mapToInt(StageConsumer::inFlight).sum();
  }

  /** How each stage's consumer is; empty before the start and after the stop. */
  public List<ConsumerState> consumerStates() {
    return consumers.entrySet().stream()
        .map(
            entry ->
                new ConsumerState(
                    entry.getValue().getName(),
                    entry.getValue().isAlive(),
                    entry.getKey().sinceLastPoll(),
                    entry.getKey().isMember()))
        .toList();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
