package dev.innovationpipeline.processor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.text.UntrustedText;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.testing.servers.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No run is left without an end, and no process goes on without its threads. On a real broker. */
class EndOfRunIT {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final int MEGABYTE = 1 << 20;
  private static final KafkaServer BROKER = TestServers.sharedKafka();

  private final AheadClock clock = new AheadClock();
  private final GatedWork work = new GatedWork(Keys.of(1));
  private final List<StageEngine> engines = new ArrayList<>();
  private Topics topics;
  private EventLog log;
  private GroupReads read;

  @BeforeEach
  void makeTopics() throws Exception {
    topics = new Topics("t" + System.nanoTime() + ".");
    try (Admin admin = Admin.create(connection())) {
      admin.createTopics(TopicSettings.of(topics.prefix(), 1).newTopics()).all().get();
    }
    log = new EventLog(connection(), topics);
    read = new GroupReads(connection(), topics);
  }

  @AfterEach
  void stop() {
    engines.forEach(StageEngine::stop);
    log.close();
  }

  @Test
  void everyThrowableOfAStageFailsItsRunAndNoOther() {
    List<Throwable> all =
        List.of(
            new StackOverflowError(),
            new AssertionError("x".repeat(MEGABYTE)),
            new NoClassDefFoundError("some/Class"),
            new IllegalStateException(),
            new StageFailedException("llm_refused", "\u00e9".repeat(MEGABYTE)));
    for (int i = 0; i < all.size(); i++) {
      work.fail("run-" + i, all.get(i));
    }
    start(work, clients());

    for (int i = 0; i <= all.size(); i++) {
      send(requested("run-" + i, "https://example.com/a.pdf"));
    }

    eventually().until(() -> log.events(RunFailed.class).size() == all.size());
    read.awaitNothingLeftToDo();
    assertThat(log.events(RunFailed.class))
        .allSatisfy(
            failed ->
                assertThat(failed.message().length())
                    .isBetween(1, UntrustedText.MAX_MESSAGE_CHARS + 100));
    assertThat(log.events(StageCompleted.class))
        .extracting(completed -> completed.run().runId())
        .containsExactly("run-" + all.size());
  }

  @Test
  void aFailureThatFitsNoEventBecomesADeadLetter() {
    work.fail("run-1", new StackOverflowError());
    start(work, clients());
    // Fits by itself: the failure has the same context and a message more.
    int room = EventCodec.MAX_VALUE_BYTES - 400;

    send(requested("run-1", "x".repeat(room)));
    send(requested("run-2", "https://example.com/a.pdf"));

    eventually().until(() -> log.deadLetters().size() == 1);
    read.awaitNothingLeftToDo();
    assertThat(log.events(StageCompleted.class)).hasSize(1);
  }

  @Test
  void aThreadThatIgnoresItsInterruptionDoesNotKeepTheRunFromFailing() throws Exception {
    StuckWork stuck = new StuckWork();
    start(stuck, clients());
    send(requested("run-1", "https://example.com/a.pdf"));
    stuck.awaitBegun();

    clock.forward(Duration.ofMinutes(61));
    eventually()
        .until(
            () -> {
              clock.forward(Duration.ofSeconds(10));
              return !log.events(RunFailed.class).isEmpty();
            });

    assertThat(log.events(RunFailed.class).getFirst().code()).isEqualTo("deadline_exceeded");
    read.awaitNothingLeftToDo();
    stuck.letEnd();
    clock.setWallClock(Duration.ofDays(-1));
    send(requested("run-2", "https://example.com/a.pdf"));
    eventually().until(() -> !log.events(StageCompleted.class).isEmpty());
    assertThat(log.events(StageCompleted.class))
        .extracting(completed -> completed.run().runId())
        .containsExactly("run-2");
    assertThat(log.events(RunFailed.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 6})
  void aClockThatIsSetEndsNothingEarlyAndKeepsNothingOpen(int hours) {
    work.close("run-1");
    start(work, clients());
    send(requested("run-1", "https://example.com/a.pdf"));
    eventually().until(() -> work.performed("run-1") == 1);
    var asked = requested("run-2", "https://example.com/a.pdf");

    clock.setWallClock(Duration.ofHours(hours));
    send(asked);

    eventually().until(() -> log.events(StageCompleted.class).size() == 1);
    assertThat(log.events(RunFailed.class)).isEmpty();
    clock.forward(Duration.ofMinutes(61));
    eventually().until(() -> !log.events(RunFailed.class).isEmpty());
    assertThat(log.events(RunFailed.class).getFirst().run().runId()).isEqualTo("run-1");
    read.awaitNothingLeftToDo();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "producer.sendOffsetsToTransaction",
        "producer.commitTransaction",
        "consumer.position",
        "signals.poll"
      })
  void aProcessThatLostAThreadSaysSoAndTheNextOneEndsTheRun(String defect) {
    BrokenClients broken = new BrokenClients(clients(), defect::equals);
    StageEngine engine = start(work, broken);
    send(requested("run-1", "https://example.com/a.pdf"));
    eventually().until(() -> log.events(StageCompleted.class).size() == 1);
    assertThat(engine.consumerState().orElseThrow().alive()).isTrue();

    broken.breakNow();
    send(requested("run-2", "https://example.com/a.pdf"));

    eventually().until(() -> !engine.consumerState().orElseThrow().alive());
    engine.stop();
    start(work, clients());
    eventually().until(() -> log.events(StageCompleted.class).size() == 2);
  }

  /** Exceptions that nothing catches are what is tested here. */
  private static ConditionFactory eventually() {
    return await().dontCatchUncaughtExceptions().atMost(SOON);
  }

  private StageEngine start(StageHandler handler, StageClients clients) {
    StageEngine engine =
        new StageEngine(
            List.of(handler),
            (call, model, listener) ->
                question -> {
                  throw new AssertionError("no stage here asks a model");
                },
            topics,
            settings(),
            clients,
            new Processor("processor-" + engines.size(), List.of(), CallFigures.NONE),
            new SimpleMeterRegistry(),
            clock);
    engines.add(engine);
    engine.start();
    return engine;
  }

  private StageClients clients() {
    return StageClients.of(connection(), topics, settings(), "processor-" + System.nanoTime());
  }

  private static EngineSettings settings() {
    return TestSettings.engine("stages=1", "shutdown-grace=0s");
  }

  private ProducerRecord<String, byte[]> requested(String run, String url) {
    RunContext context =
        new RunContext(run, 1, "user", "acme", url, clock.instant(), RunOptions.DEFAULTS);
    return new EventCodec(topics, "/test").toRecord(new RunRequested(context, clock.instant()));
  }

  private void send(ProducerRecord<String, byte[]> message) {
    log.send(message);
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
