package dev.innovationpipeline.processor.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.processor.StageLoad;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import dev.innovationpipeline.testing.servers.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who ends a run's work: people, a later attempt, the clock. On a real broker. */
class RunControlIT {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final int PARTITIONS = 2;
  private static final CallFigures CALLS = stage -> new CallFigures.Figures(1, 2, 3);
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
      admin.createTopics(TopicSettings.of(topics.prefix(), PARTITIONS).newTopics()).all().get();
    }
    log = new EventLog(connection(), topics);
    read = new GroupReads(connection(), topics);
  }

  @AfterEach
  void stop() {
    work.openAll();
    engines.forEach(StageEngine::stop);
    log.close();
  }

  @Test
  void aCancelledRunsCallIsAbortedAndNothingComesOfIt() throws Exception {
    try (SilentModel model = new SilentModel()) {
      start(List.of(new AskingWork(Keys.of(1))), client(model));
      send(requested("run-1"));
      await().atMost(SOON).until(() -> model.calls() == 1);

      send(new RunCancelled(context("run-1"), 1, clock.instant()));

      await().atMost(SOON).until(() -> model.aborted() == 1);
      read.awaitNothingLeftToDo();
      assertThat(log.events(StageCompleted.class)).isEmpty();
      assertThat(log.events(RunFailed.class)).isEmpty();
    }
  }

  @Test
  void aRunCancelledBeforeTheStartIsNotTakenUpButItsNextAttemptIs() {
    send(requested("run-1"));
    send(requested("run-2"));
    send(new RunCancelled(context("run-1"), null, clock.instant()));
    start();

    await().atMost(SOON).until(() -> completed().equals(Set.of("run-2/1")));
    read.awaitNothingLeftToDo();
    assertThat(work.performed("run-1")).isZero();

    reprocess("run-1");
    await().atMost(SOON).until(() -> completed().equals(Set.of("run-2/1", "run-1/2")));
  }

  @Test
  void aLaterAttemptEndsTheWorkOnTheOneBefore() {
    work.close("run-1");
    start();
    send(requested("run-1"));
    await().atMost(SOON).until(() -> work.performed("run-1") == 1);

    reprocess("run-1");
    await().atMost(SOON).until(() -> work.performed("run-1") == 2);
    work.open("run-1");

    await().atMost(SOON).until(() -> completed().equals(Set.of("run-1/2")));
    read.awaitNothingLeftToDo();
    assertThat(completed()).containsExactly("run-1/2");
    assertThat(log.events(RunFailed.class)).isEmpty();
  }

  @Test
  void ofAForgottenRunNothingMoreIsSaid() {
    work.close("run-1");
    start();
    send(requested("run-1"));
    await().atMost(SOON).until(() -> work.performed("run-1") == 1);

    send(new RunForgotten(context("run-1"), clock.instant()));
    read.awaitNothingLeftToDo();
    send(requested("run-1"));
    read.awaitNothingLeftToDo();

    assertThat(work.performed("run-1")).isEqualTo(1);
    assertThat(completed()).isEmpty();
    assertThat(log.events(RunFailed.class)).isEmpty();
  }

  @Test
  void aStageThatTakesTooLongIsEndedAndFailsTheRun() {
    work.close("run-1");
    start();
    send(requested("run-1"));
    await().atMost(SOON).until(() -> work.performed("run-1") == 1);

    clock.forward(Duration.ofMinutes(61));

    await().atMost(SOON).until(() -> !log.events(RunFailed.class).isEmpty());
    RunFailed failed = log.events(RunFailed.class).getFirst();
    assertThat(failed.code()).isEqualTo("deadline_exceeded");
    assertThat(failed.stage()).isEqualTo(1);
    assertThat(failed.message())
        .startsWith("The stage's deadline of 1h passed in stage 1, Inspiration extraction;")
        .endsWith("Reprocess the run from stage 1, or raise pipeline.engine.stage-deadline.");
    read.awaitNothingLeftToDo();
    assertThat(completed()).isEmpty();
  }

  @Test
  void aRunPastItsDeadlineIsNotTakenUpAnyMoreUnlessItIsAskedForAnew() {
    RunContext late = context("run-1", clock.instant().minus(Duration.ofHours(7)));
    start();
    send(new RunRequested(late, late.requestedAt()));

    await().atMost(SOON).until(() -> !log.events(RunFailed.class).isEmpty());
    assertThat(log.events(RunFailed.class).getFirst().message())
        .startsWith("The run's deadline of 6h passed in stage 1, Inspiration extraction;");
    assertThat(work.performed("run-1")).isZero();

    RunContext anew = late.next(clock.instant(), RunOptions.DEFAULTS);
    send(new ReprocessRequested(anew, 1, clock.instant()));
    send(new RunRequested(anew, clock.instant()));
    await().atMost(SOON).until(() -> completed().equals(Set.of("run-1/2")));
  }

  @Test
  void heartbeatsTellWhatIsInHandUntilACleanStop() {
    work.close("run-1");
    StageEngine engine = start();
    send(requested("run-1"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              List<ConsumerRecord<String, byte[]>> sent = read.heartbeats();
              assertThat(sent).isNotEmpty();
              ProcessorHeartbeat heartbeat =
                  new HeartbeatCodec(topics).toHeartbeat(sent.getLast()).orElseThrow();
              assertThat(heartbeat.processor()).isEqualTo("processor-0");
              assertThat(heartbeat.stages()).isEqualTo(Map.of(1, new StageLoad(1, 1, 2, 3)));
              assertThat(heartbeat.companies()).containsExactly(new Company("acme", "Acme"));
            });

    engine.stop();

    assertThat(read.heartbeats().getLast().value()).isNull();
  }

  @Test
  void processesCanShareOutTheStages() {
    List<StageHandler> works = Keys.all().<StageHandler>map(GatedWork::new).toList();
    start(works, noModel(), "stages=1,2");
    send(requested("run-1"));
    await().atMost(SOON).until(() -> stagesCompleted().equals(Set.of(1, 2)));

    start(works, noModel(), "stages=3,4,5");
    await().atMost(SOON).until(() -> stagesCompleted().equals(Set.of(1, 2, 3, 4, 5)));
    assertThat(log.events(StageCompleted.class)).hasSize(5);
  }

  private Set<Integer> stagesCompleted() {
    return log.events(StageCompleted.class).stream().map(e -> e.stage()).collect(toSet());
  }

  private Set<String> completed() {
    return log.events(StageCompleted.class).stream()
        .map(e -> e.run().runId() + "/" + e.run().attempt())
        .collect(toSet());
  }

  private void reprocess(String run) {
    RunContext next = context(run).next(clock.instant(), RunOptions.DEFAULTS);
    send(new ReprocessRequested(next, 1, clock.instant()));
    send(new RunRequested(next, clock.instant()));
  }

  private RunRequested requested(String run) {
    return new RunRequested(context(run), clock.instant());
  }

  private RunContext context(String run) {
    return context(run, clock.instant());
  }

  private static RunContext context(String run, Instant at) {
    return new RunContext(
        run, 1, "user", "acme", "https://example.com/a.pdf", at, RunOptions.DEFAULTS);
  }

  private void send(RunEvent event) {
    log.send(new EventCodec(topics, "/test").toRecord(event));
  }

  private StageEngine start() {
    return start(List.of(work), noModel(), "stages=1");
  }

  private StageEngine start(List<StageHandler> works, Conversations model, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = "shutdown-grace=0s";
    String name = "processor-" + engines.size();
    StageEngine engine =
        new StageEngine(
            works,
            model,
            topics,
            TestSettings.engine(all),
            StageClients.of(connection(), topics, TestSettings.engine(all), name),
            new Processor(name, List.of(new Company("acme", "Acme")), CALLS),
            new SimpleMeterRegistry(),
            clock);
    engines.add(engine);
    engine.start();
    return engine;
  }

  private static Conversations noModel() {
    return (call, model, listener) ->
        question -> {
          throw new AssertionError("no stage here asks a model");
        };
  }

  private LlmClient client(SilentModel model) {
    LlmSettings settings =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("pipeline.llm.base-url", model.address())))
            .bindOrCreate("pipeline.llm", LlmSettings.class);
    return new LlmClient(settings, StageTextListener.NONE, new SimpleMeterRegistry(), clock);
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
