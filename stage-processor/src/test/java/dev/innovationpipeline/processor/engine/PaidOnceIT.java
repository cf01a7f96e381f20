package dev.innovationpipeline.processor.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.testing.provider.FakeProvider;
import dev.innovationpipeline.testing.provider.ResponseCache;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processors with the real client of a provider that has OpenRouter's response cache, killed over
 * and over while their calls are open: no answer is paid for twice.
 */
@Tag("long")
class PaidOnceIT {

  private static final int KILLS = Integer.getInteger("paid-once.kills", 6);
  private static final int PROCESSES = 4;
  private static final int PARTITIONS = 12;
  private static final int RUNS_A_KILL = 10;
  private static final int CALLS_BEFORE_A_KILL = 5;
  private static final Duration LATENCY = Duration.ofMillis(300);
  private static final Duration SOON = Duration.ofMinutes(3);

  @TempDir private static Path output;
  private static final KafkaServer BROKER = TestServers.sharedKafka();

  private final ResponseCache cache = new ResponseCache(LATENCY, call -> "fine");
  private final FakeProvider provider = FakeProvider.start().usually(cache);
  private final Topics topics = new Topics("paid" + System.nanoTime() + ".");
  private final Deque<ProcessorProcess> processes = new ArrayDeque<>();
  private final Set<String> requested = new TreeSet<>();
  private EventLog log;
  private int started;

  @BeforeEach
  void makeTopics() throws Exception {
    try (Admin admin = Admin.create(connection())) {
      admin.createTopics(TopicSettings.of(topics.prefix(), PARTITIONS).newTopics()).all().get();
    }
    log = new EventLog(connection(), topics);
  }

  @AfterEach
  void stop() {
    processes.forEach(ProcessorProcess::close);
    provider.close();
    log.close();
  }

  @Test
  void noAnswerIsPaidForTwice() {
    for (int first = 0; first < PROCESSES; first++) {
      start();
    }
    for (int kill = 0; kill < KILLS; kill++) {
      request(RUNS_A_KILL);
      awaitCallsOf(processes.getFirst());
      processes.removeFirst().kill();
      start();
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(incomplete()).as("lost runs").isEmpty());
    assertThat(cache.paid()).hasSize(5 * requested.size());
    assertThat(cache.paid().values()).as("payments for an answer").containsOnly(1);
    assertThat(cache.hits()).as("answers that were asked for again").isPositive();
    assertThat(completed().stream().collect(groupingBy(StageCompleted::id, counting())).values())
        .containsOnly(1L);
    assertThat(log.events(RunFailed.class)).isEmpty();
  }

  private void awaitCallsOf(ProcessorProcess process) {
    await()
        .atMost(SOON)
        .pollInSameThread()
        .until(
            () -> {
              if (incomplete().isEmpty()) {
                request(RUNS_A_KILL);
              }
              return provider.calls().stream()
                      .filter(
                          call ->
                              referer(process.name()).equals(call.headers().get("HTTP-Referer")))
                      .count()
                  >= CALLS_BEFORE_A_KILL;
            });
  }

  private Set<String> incomplete() {
    Set<String> left = new TreeSet<>(requested);
    completed().stream()
        .filter(event -> event.run().pipeline().isLast(event.stage()))
        .forEach(event -> left.remove(event.run().runId()));
    return left;
  }

  private List<StageCompleted> completed() {
    return log.events(StageCompleted.class);
  }

  private void start() {
    String name = "mortal-" + started++;
    processes.add(
        ProcessorProcess.start(
            output,
            name,
            List.of(
                BROKER.bootstrapServers(),
                topics.prefix(),
                name,
                provider.baseUrl(),
                KillPoint.NOWHERE.name(),
                "0")));
  }

  /** Every other run is streamed. */
  private void request(int runs) {
    EventCodec codec = new EventCodec(topics, "/test");
    for (int i = 0; i < runs; i++) {
      String id = "run-" + requested.size();
      requested.add(id);
      RunContext run =
          new RunContext(
              id,
              1,
              "user",
              "lactalis-canada",
              "https://example.com/a.pdf",
              Instant.now(),
              RunOptions.DEFAULTS.withStream(i % 2 == 0));
      log.send(codec.toRecord(new RunRequested(run, run.requestedAt())));
    }
  }

  static String referer(String processor) {
    return "https://" + processor + ".example";
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
