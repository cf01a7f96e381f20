package dev.innovationpipeline.processor.engine;

import static java.util.stream.Collectors.toSet;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.testing.servers.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The first stages of an engine on a real broker. Each test has topics of its own, by prefix. */
abstract class EngineFixture {

  static final Duration SOON = Duration.ofMinutes(3);
  static final int PARTITIONS = 3;
  static final EngineSettings SETTINGS =
      TestSettings.engine("stages=1", "drain-timeout=10s", "shutdown-grace=0s");
  static final KafkaServer BROKER = TestServers.sharedKafka();

  final InstantSource clock = InstantSource.system();
  final GatedWork work = new GatedWork(Keys.of(1));
  Topics topics;
  EventLog log;
  StageEngine engine;

  @BeforeEach
  void makeTopics() throws Exception {
    topics = new Topics("t" + System.nanoTime() + ".");
    try (Admin admin = Admin.create(connection())) {
      admin.createTopics(TopicSettings.of(topics.prefix(), PARTITIONS).newTopics()).all().get();
    }
    log = new EventLog(connection(), topics);
    engine = engine();
  }

  @AfterEach
  void stop() {
    work.openAll();
    engine.stop();
    log.close();
  }

  Set<String> completed() {
    return log.events(StageCompleted.class).stream().map(e -> e.run().runId()).collect(toSet());
  }

  Set<String> completed(int stage) {
    return log.events(StageCompleted.class).stream()
        .filter(e -> e.stage() == stage)
        .map(e -> e.run().runId())
        .collect(toSet());
  }

  void request(IntStream runs) {
    runs.forEach(i -> log.send(requestOf(i)));
  }

  ProducerRecord<String, byte[]> requestOf(int run) {
    return new EventCodec(topics, "/test")
        .toRecord(
            new RunRequested(
                new RunContext(
                    "run-" + run,
                    1,
                    "user",
                    "lactalis-canada",
                    "https://example.com/a.pdf",
                    clock.instant(),
                    RunOptions.DEFAULTS),
                clock.instant()));
  }

  StageEngine engine() {
    return engine(clients());
  }

  StageEngine engine(StageClients clients) {
    return engine(clients, work, SETTINGS);
  }

  StageEngine engine(StageClients clients, GatedWork work, EngineSettings settings) {
    return new StageEngine(
        List.of(work),
        (call, model, listener) ->
            question -> {
              throw new AssertionError("no stage here asks a model");
            },
        topics,
        settings,
        clients,
        new Processor("processor", List.of(), CallFigures.NONE),
        new SimpleMeterRegistry(),
        TimeSource.of(clock));
  }

  StageClients clients() {
    return StageClients.of(connection(), topics, SETTINGS, "processor-" + System.nanoTime());
  }

  static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
