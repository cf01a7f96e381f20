package dev.innovationpipeline.processor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.processor.engine.CountedModel.Call;
import dev.innovationpipeline.processor.engine.consumer.StageConsumer;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Processors as processes of their own, on the default settings, that are killed, frozen and
 * stopped: every run completes, each stage exactly once, and only what was not yet committed is
 * paid for again. The tests mostly wait, so some run at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashSafetyIT {

  private static final int RUNS = 60;
  private static final int PARTITIONS = 3;
  private static final int PASSAGES = 8;
  private static final Duration SOON = Duration.ofMinutes(3);

  /** Its first call outlasts crash and recovery: the partition's offset cannot move past it. */
  private static final String SLOW_RUN = "run-0";

  @TempDir private static Path directory;
  private static final KafkaServer BROKER = TestServers.sharedKafka();

  private final Path output = directory.resolve(String.valueOf(System.nanoTime()));
  private final Set<String> requested = new HashSet<>();
  private final List<ProcessorProcess> processes = new ArrayList<>();
  private CountedModel model;
  private Topics topics;
  private EventLog log;

  @BeforeEach
  void makeTopics() throws Exception {
    topics = new Topics("t" + System.nanoTime() + ".");
    try (Admin admin = Admin.create(connection())) {
      admin.createTopics(TopicSettings.of(topics.prefix(), PARTITIONS).newTopics()).all().get();
    }
    model = new CountedModel(CrashSafetyIT::latency, SLOW_RUN + "/" + Keys.of(1));
    Files.createDirectory(output);
    log = new EventLog(connection(), topics);
  }

  @AfterEach
  void stop() {
    processes.forEach(ProcessorProcess::close);
    model.close();
    log.close();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NOWHERE")
  void aProcessorThatDiesLosesNothingAndRepeatsOnlyWhatWasNotCommitted(KillPoint point) {
    start("survivor", KillPoint.NOWHERE, 0);
    ProcessorProcess victim = start("victim", point, PASSAGES);
    awaitMembers(2);
    request(0, RUNS);

    victim.awaitEnd();
    Instant death = Instant.now();

    awaitAllCompleted();
    evidence().assertNothingIsDoubled();
    evidence().assertRepeatedIsOnlyWhatWasOpenAt(List.of(death), Set.of("victim"));
    assertThat(evidence().takenOverAfter(death, "victim")).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @Tag("long")
  void anOpenTransactionOfTheDeadHoldsUpNobodyForItsTimeOut() {
    start("survivor", KillPoint.NOWHERE, 0);
    ProcessorProcess victim =
        start("victim", KillPoint.BEFORE_COMMIT, PASSAGES, "transaction-timeout=5m");
    awaitMembers(2);
    request(0, RUNS);

    victim.awaitEnd();

    awaitAllCompleted();
    evidence().assertNothingIsDoubled();
  }

  @Test
  @Tag("long")
  void processorsThatAreKilledTimeAndAgainLoseNothing() {
    // It takes longer than a partition that moves may still finish its work.
    model.release();
    start("constant", KillPoint.NOWHERE, 0);
    ProcessorProcess mortal = start("mortal-0", KillPoint.NOWHERE, 0);
    awaitMembers(2);
    request(0, RUNS);
    List<Instant> deaths = new ArrayList<>();
    Set<String> dead = new HashSet<>();
    for (int kills = 1; kills <= 3; kills++) {
      awaitCallsBy(mortal, 10);
      mortal.kill();
      deaths.add(Instant.now());
      dead.add(mortal.name());
      mortal = start("mortal-" + kills, KillPoint.NOWHERE, 0);
      request(requested.size(), requested.size() + RUNS);
    }

    awaitAllCompleted();
    evidence().assertNothingIsDoubled();
    evidence().assertRepeatedIsOnlyWhatWasOpenAt(deaths, dead);
  }

  @Test
  @Tag("long")
  void aStopFinishesWhatItCanAndHandsBackTheRest() {
    start("survivor", KillPoint.NOWHERE, 0);
    ProcessorProcess leaving = start("leaving", KillPoint.NOWHERE, 0, "shutdown-grace=400ms");
    awaitMembers(2);
    request(0, RUNS);
    awaitCallsBy(leaving, 30);

    leaving.terminate();
    Instant end = Instant.now();

    awaitAllCompleted();
    evidence().assertNothingIsDoubled();
    evidence().assertRepeatedIsOnlyWhatWasOpenAt(List.of(end), Set.of("leaving"));
    assertThat(model.repeated()).isNotEmpty();
  }

  @Test
  void processorsThatComeAndGoUnderLoadRepeatNothing() {
    start("first", KillPoint.NOWHERE, 0);
    awaitMembers(1);
    request(1, RUNS);
    await().atMost(SOON).until(() -> model.calls().size() > 20);
    ProcessorProcess second = start("second", KillPoint.NOWHERE, 0);
    awaitMembers(2);
    request(RUNS, 2 * RUNS);
    awaitCallsBy(second, 20);
    second.terminate();

    awaitAllCompleted();
    evidence().assertNothingIsDoubled();
    assertThat(model.repeated()).isEmpty();
  }

  @Test
  @Tag("long")
  void aFrozenProcessorIsFencedWhenItWakes() {
    start("survivor", KillPoint.NOWHERE, 0);
    ProcessorProcess frozen = start("frozen", KillPoint.NOWHERE, 0);
    awaitMembers(2);
    request(1, RUNS);
    awaitCallsBy(frozen, 30);

    frozen.freeze();
    Instant frozenAt = Instant.now();
    awaitAllCompleted();
    frozen.thaw();
    request(RUNS, 2 * RUNS);

    awaitAllCompleted();
    evidence().assertNothingIsDoubled();
    evidence().assertRepeatedIsOnlyWhatWasOpenAt(List.of(frozenAt), Set.of("frozen"));
    assertThat(model.repeated()).isNotEmpty();
  }

  /** Keeps work coming, so that a processor that joins late has some, too. */
  private void awaitCallsBy(ProcessorProcess processor, int calls) {
    await()
        .atMost(SOON)
        .pollInSameThread()
        .until(
            () -> {
              if (Set.of(SLOW_RUN).containsAll(evidence().incomplete())) {
                request(requested.size(), requested.size() + RUNS);
              }
              return model.calls().stream()
                      .filter(call -> call.processor().equals(processor.name()))
                      .count()
                  >= calls;
            });
  }

  /** The group has this many members, and partitions for each. */
  private void awaitMembers(int members) {
    String group = StageConsumer.group(topics);
    try (Admin admin = Admin.create(connection())) {
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(
              () -> {
                ConsumerGroupDescription description =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
                return description != null
                    && description.groupState() == GroupState.STABLE
                    && description.members().size() == members
                    && description.members().stream()
                        .noneMatch(member -> member.assignment().topicPartitions().isEmpty());
              });
    }
  }

  private void awaitAllCompleted() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(evidence().incomplete()).as("lost runs").isSubsetOf(SLOW_RUN));
    model.release();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(evidence().incomplete()).as("lost runs").isEmpty());
  }

  private CrashEvidence evidence() {
    return new CrashEvidence(log, model, requested);
  }

  private ProcessorProcess start(String name, KillPoint point, int passages, String... settings) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    BROKER.bootstrapServers(),
                    topics.prefix(),
                    name,
                    model.address(),
                    point.name(),
                    String.valueOf(passages)),
                Arrays.stream(settings))
            .toList();
    ProcessorProcess process = ProcessorProcess.start(output, name, arguments);
    processes.add(process);
    return process;
  }

  private void request(int from, int to) {
    EventCodec codec = new EventCodec(topics, "/test");
    IntStream.range(from, to)
        .mapToObj(
            i ->
                new RunContext(
                    "run-" + i,
                    1,
                    "user",
                    "lactalis-canada",
                    "https://example.com/a.pdf",
                    Instant.now(),
                    RunOptions.DEFAULTS))
        .forEach(
            run -> {
              requested.add(run.runId());
              log.send(codec.toRecord(new RunRequested(run, run.requestedAt())));
            });
  }

  private static Duration latency(Call call) {
    return Duration.ofMillis(400 + Math.floorMod(call.work().hashCode(), 600));
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
