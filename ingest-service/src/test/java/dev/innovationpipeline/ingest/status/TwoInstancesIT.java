package dev.innovationpipeline.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import dev.innovationpipeline.schema.wire.StageTextCodec;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two instances on one broker give the same answers. */
class TwoInstancesIT {

  @TempDir static Path directory;
  private static KafkaServer broker;
  private static ConfigurableApplicationContext firstContext;
  private static ConfigurableApplicationContext secondContext;
  private static Instance first;
  private static Instance second;
  private static Events events;

  private final List<EventStreamClient> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    broker = TestServers.kafka(directory.resolve("kafka"));
    firstContext = Instance.start(broker.bootstrapServers(), directory);
    secondContext = Instance.start(broker.bootstrapServers(), directory);
    first = Instance.of(firstContext);
    second = Instance.of(secondContext);
    events = new Events(broker.bootstrapServers());
  }

  @AfterEach
  void leave() {
    clients.forEach(EventStreamClient::close);
  }

  @AfterAll
  static void stop() {
    events.close();
    firstContext.close();
    secondContext.close();
    broker.close();
  }

  @Test
  void whatOneAcceptedTheOtherKnowsAtOnce() throws Exception {
    for (int i = 0; i < 100; i++) {
      String run = "known-" + i;
      assertThat(first.start(run, "c").statusCode()).isEqualTo(202);
      // A view that has just joined its group may say once more that it is catching up.
      await().until(() -> second.get("/status/" + run).statusCode(), code -> code != 503);
      assertThat(second.get("/status/" + run).statusCode()).as(run).isEqualTo(200);
    }
    assertThat(second.get("/status/never").statusCode()).isEqualTo(404);
  }

  @Test
  void whatOneAcceptedTheOtherDoesNotAcceptDifferently() throws Exception {
    for (int i = 0; i < 30; i++) {
      String run = "same-" + i;
      assertThat(first.start(run, "c").statusCode()).isEqualTo(202);
      assertThat(second.start(run, "d").statusCode()).as(run).isEqualTo(409);
      assertThat(second.start(run, "c").statusCode()).as(run).isEqualTo(202);
    }
  }

  @Test
  void aStreamGoesOnAtTheOtherInstanceWithoutGapOrDouble() throws Exception {
    RunContext run = Events.run("moves");
    List<RunEvent> all = Events.wholeRun(run);
    for (RunEvent event : all.subList(0, 4)) {
      events.append(event);
    }
    awaitStage(second, "moves", 2);
    var servers = new String[] {first.url()};
    EventStreamClient client = new EventStreamClient(() -> servers[0], "/runs/moves/events");
    client.readOnce(1);
    for (RunEvent event : all.subList(4, 8)) {
      events.append(event);
    }
    awaitStage(second, "moves", 4);
    servers[0] = second.url();
    client.readOnce(2);
    events.append(all.get(8));
    awaitStage(second, "moves", 4);
    servers[0] = first.url();
    for (RunEvent event : all.subList(9, all.size())) {
      events.append(event);
    }
    client.followToTheEnd();
    assertThat(client.events().getLast().data().path("status").asString()).isEqualTo("COMPLETED");
    // An event that was read late may still change the ended run, as the start of its last stage.
    await()
        .untilAsserted(
            () -> {
              assertThat(client.readOnce(1)).as("told to stay away").isEqualTo(204);
              List<String> changes = events.changesOf("moves");
              int begin = changes.indexOf(client.ids().getFirst());
              assertThat(client.ids())
                  .hasSizeGreaterThan(2)
                  .isEqualTo(changes.subList(begin, changes.size()));
            });
    EventStreamClient late = new EventStreamClient(second::url, "/runs/moves/events");
    late.followToTheEnd();
    assertThat(late.ids()).containsExactly(events.changesOf("moves").getLast());
  }

  @Test
  void anIdOfAnotherLogIsAnsweredWithTheWholeStatus() throws Exception {
    events.append(Events.wholeRun(Events.run("strange")).getFirst());
    await().until(() -> first.get("/status/strange").statusCode() == 200);
    await().until(() -> !events.changesOf("strange").isEmpty());
    String partition = events.changesOf("strange").getFirst().split("-")[0];
    for (String id : List.of(partition + "-999999", "77-1", "1.9.abc")) {
      EventStreamClient client =
          new EventStreamClient(first::url, "/runs/strange/events").resumingAfter(id);
      client.readOnce(1);
      assertThat(client.ids()).as(id).containsExactly(events.changesOf("strange").getFirst());
    }
  }

  @Test
  void aForgottenRunIsGoneAndItsWatchersAreTold() throws Exception {
    RunContext run = Events.run("secret");
    events.append(Events.wholeRun(run).getFirst());
    await().until(() -> first.get("/status/secret").statusCode() == 200);
    EventStreamClient watcher = new EventStreamClient(first::url, "/runs/secret/events");
    Thread watching = Thread.ofVirtual().start(watcher::followToTheEnd);
    await().until(() -> !watcher.events().isEmpty());
    events.append(new RunForgotten(run, Instant.now()));
    assertThat(watching.join(Duration.ofSeconds(20))).isTrue();
    assertThat(watcher.events().getLast().data().path("status").asString()).isEqualTo("FORGOTTEN");
    await().until(() -> second.get("/status/secret").statusCode() == 410);
    assertThat(second.get("/runs/secret/events").statusCode()).isEqualTo(410);
    assertThat(second.get("/status/secret").body()).doesNotContain("http://h/d.pdf");
  }

  @Test
  void aStageOfADeadProcessorWaits() throws Exception {
    RunContext run = Events.run("orphan");
    HeartbeatCodec codec = new HeartbeatCodec(Events.TOPICS);
    events.send(
        codec.toRecord(new ProcessorHeartbeat("alive-1", Instant.now(), Map.of(), List.of())));
    events.append(new StageStarted(run, 1, "alive-1", Instant.now()));
    await().until(() -> first.get("/status/orphan").body().contains("\"processor\":\"alive-1\""));
    await().until(() -> first.get("/status/orphan").body().contains("\"waiting\":false,\"carr"));
    EventStreamClient watcher = follow(first, "/runs/orphan/events");
    await().until(() -> !watcher.events().isEmpty());
    assertThat(stage(watcher.events().getFirst(), 1).path("waiting").asBoolean()).isFalse();
    events.send(codec.stopped("alive-1"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> stage(watcher.events().getLast(), 1).path("waiting").asBoolean());
    assertThat(watcher.ids()).as("no change of the run").hasSize(1);
    assertThat(second.get("/status/orphan").body()).contains("\"waiting\":true");
  }

  @Test
  void relaysTheTextOfTheRunningStageFromItsBeginning() throws Exception {
    RunContext run = Events.run("writes");
    events.append(new StageStarted(run, 2, "p", Instant.now()));
    await().until(() -> first.get("/status/writes").statusCode() == 200);
    write("writes", 1, 0, "stale");
    write("writes", 2, 0, "Two ");
    write("writes", 2, 4, "ideas");
    EventStreamClient quiet = follow(first, "/runs/writes/events");
    EventStreamClient early = follow(first, "/runs/writes/events?tokens=true");
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(texts(early)).containsExactly("0:Two ", "4:ideas"));
    EventStreamClient late = follow(first, "/runs/writes/events?tokens=true");
    await().untilAsserted(() -> assertThat(texts(late)).containsExactly("0:Two ideas"));
    EventStreamClient elsewhere = follow(second, "/runs/writes/events?tokens=true");
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(texts(elsewhere)).containsExactly("0:Two ", "4:ideas"));
    write("writes", 2, 9, ".");
    await().until(() -> texts(early).size() == 3 && texts(late).size() == 2);
    await().until(() -> texts(elsewhere).size() == 3);
    assertThat(texts(early)).last().isEqualTo("9:.");
    assertThat(texts(late)).last().isEqualTo("9:.");
    assertThat(quiet.events()).allMatch(e -> e.name().equals("status"));
  }

  private static void write(String run, int stage, long position, String text) throws Exception {
    StageTextCodec codec = new StageTextCodec(Events.TOPICS);
    events.send(codec.toRecord(new StageText(run, 1, stage, position, text)));
  }

  private static List<String> texts(EventStreamClient client) {
    return client.events().stream()
        .filter(event -> event.name().equals("text"))
        .map(
            event ->
                event.data().path("position").asLong() + ":" + event.data().path("text").asString())
        .toList();
  }

  /** In the background. */
  private EventStreamClient follow(Instance instance, String path) {
    EventStreamClient client = new EventStreamClient(instance::url, path);
    clients.add(client);
    Thread.ofVirtual().start(client::followToTheEnd);
    return client;
  }

  private static JsonNode stage(EventStreamClient.Event event, int number) {
    return event.data().path("stages").path(number - 1);
  }

  private static void awaitStage(Instance instance, String run, int stage) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                instance.get("/status/" + run).body().contains("\"current_stage\":" + stage + ","));
  }
}
