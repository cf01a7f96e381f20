package dev.innovationpipeline.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.testing.process.JavaCommand;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest service in a process of its own is killed while a hundred clients watch. */
@Tag("long")
class KilledInstanceIT {

  private static final int CLIENTS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // start() sets it.
  private KafkaServer broker;

  private int port;

  @BeforeEach
  void start() throws IOException {
    broker = TestServers.kafka(directory.resolve("kafka"));
    port = Port.claim(0, "ingest", "");
    started.add(ingest());
  }

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    broker.close();
  }

  @Test
  void everyClientGetsEveryChangeOnceAndTheEnd() throws Exception {
    Instance instance = new Instance("http://localhost:" + port);
    awaitReady(instance);
    try (Events events = new Events(broker.bootstrapServers())) {
      List<List<RunEvent>> runs =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> Events.wholeRun(Events.run("run-" + i)))
              .toList();
      append(events, runs, 0, 1);
      List<EventStreamClient> clients = new ArrayList<>();
      List<Thread> watching = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        EventStreamClient client =
            new EventStreamClient(instance::url, "/runs/run-" + i + "/events");
        clients.add(client);
        watching.add(Thread.ofVirtual().start(client::followToTheEnd));
      }
      await().atMost(PATIENCE).until(() -> clients.stream().allMatch(c -> !c.events().isEmpty()));

      append(events, runs, 1, 5);
      Process killed = started.getFirst();
      killed.destroyForcibly();
      killed.onExit().join();
      append(events, runs, 5, 7);
      started.add(ingest());
      append(events, runs, 7, 9);
      awaitReady(instance);
      append(events, runs, 9, 11);

      for (Thread client : watching) {
        assertThat(client.join(PATIENCE)).as("a client got its run's end").isTrue();
      }
      Map<String, List<String>> changes = events.changesOnTheTopic();
      for (int i = 0; i < CLIENTS; i++) {
        EventStreamClient client = clients.get(i);
        assertThat(client.connections()).as("came back").isGreaterThanOrEqualTo(2);
        // An event that was read late may still change a run after its end.
        List<String> all = Objects.requireNonNull(changes.get("run-" + i));
        assertThat(client.ids()).isEqualTo(all.subList(0, client.ids().size()));
        assertThat(client.events().getLast().data().path("status").asString())
            .isEqualTo("COMPLETED");
      }
    }
  }

  private void awaitReady(Instance instance) throws IOException {
    try {
      instance.awaitReady(started.getLast());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(Files.readString(log()), e);
    }
  }

  private static void append(Events events, List<List<RunEvent>> runs, int from, int to)
      throws Exception {
    for (int number = from; number < to; number++) {
      for (List<RunEvent> run : runs) {
        events.append(run.get(number));
      }
    }
  }

  private Process ingest() throws IOException {
    List<String> arguments = Instance.arguments(broker.bootstrapServers(), directory, port);
    return new ProcessBuilder(
            JavaCommand.of(List.of("-Xmx256m"), IngestApplication.class, arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return directory.resolve("ingest.log");
  }
}
