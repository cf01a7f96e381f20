package dev.innovationpipeline.benchmarks.flood;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.load.KeptConnection;
import dev.innovationpipeline.benchmarks.part.LocalServer;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.SampleDocument;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** The times of one client's questions beside a burst of another's, where nobody is asked who. */
final class LocalFloodBench {

  private static final int CONNECTIONS = 4;
  private static final int WARM_UP_BURST = 200;
  private static final int NEW_PER_SECOND = 20;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int UNAVAILABLE = 503;
  private static final double MAX_MILLIS = 100;

  private final int questionsPerSecond;
  private final URI server;
  private final String document;
  private final String known;

  private LocalFloodBench(int questionsPerSecond, LocalServer local)
      throws IOException, InterruptedException {
    this.questionsPerSecond = questionsPerSecond;
    server = URI.create(local.url());
    PipelineClient client = new PipelineClient(local.url());
    document = client.upload(SampleDocument.file());
    known = client.start(WireJson.MAPPER.readTree(run("known")));
  }

  /** Answers the figures; progress is said on standard error. */
  static ObjectNode measure(int burst, int questionsPerSecond, Duration time, Duration warmUp)
      throws IOException, InterruptedException {
    System.err.println("Starting ./pipeline up …");
    Path home = Path.of(System.getProperty("pipeline.home", "."));
    try (Processes processes = Processes.open(false);
        LocalServer local = new LocalServer(home, processes.directory(), Map.of())) {
      return new LocalFloodBench(questionsPerSecond, local).measure(burst, time, warmUp);
    }
  }

  static boolean isWithinBounds(ObjectNode figures) {
    return figures.path("failed").asInt() == 0
        && figures.path("burst_failed").asInt() == 0
        && figures.path("status_p99_beside_ms").asDouble() <= MAX_MILLIS
        && figures.path("status_p99_after_ms").asDouble() <= MAX_MILLIS;
  }

  private ObjectNode measure(int count, Duration time, Duration warmUp)
      throws InterruptedException {
    System.err.println("Warming up …");
    starts("warm-up").send(WARM_UP_BURST);
    Traffic.send(warmUp, kept(), fresh());
    Traffic alone = kept();
    Traffic freshAlone = fresh();
    System.err.println("Alone …");
    Traffic.send(time, alone, freshAlone);
    System.err.printf("Beside %d starts …%n", count);
    Traffic beside = kept();
    Traffic freshBeside = fresh();
    LocalBurst burst = starts("burst");
    long begin = System.nanoTime();
    CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> burst.send(count));
    Traffic.send(since -> !answered.isDone(), beside, freshBeside);
    Duration burstTime = Duration.ofNanos(System.nanoTime() - begin);
    answered.join();
    System.err.println("While those runs go on …");
    Traffic after = kept();
    Traffic freshAfter = fresh();
    Traffic.send(time, after, freshAfter);
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    add(json, "status", alone.times(), beside.times(), after.times());
    add(json, "new_connection", freshAlone.times(), freshBeside.times(), freshAfter.times());
    json.put(
        "failed",
        alone.failed(OK)
            + beside.failed(OK)
            + after.failed(OK)
            + freshAlone.failed(OK)
            + freshBeside.failed(OK)
            + freshAfter.failed(OK));
    json.put("burst_ms", burstTime.toMillis());
    json.set("burst_answers", WireJson.MAPPER.valueToTree(burst.answers()));
    json.put(
        "burst_failed",
        count
            - burst.answers().getOrDefault(ACCEPTED, 0)
            - burst.answers().getOrDefault(UNAVAILABLE, 0));
    json.put("burst_lost", burst.lost());
    return json;
  }

  private static void add(
      ObjectNode json, String what, Percentiles alone, Percentiles beside, Percentiles after) {
    json.put(what + "_requests_beside", beside.count());
    json.put(what + "_p99_alone_ms", alone.millis(99));
    json.put(what + "_p50_beside_ms", beside.millis(50));
    json.put(what + "_p99_beside_ms", beside.millis(99));
    json.put(what + "_max_beside_ms", beside.millis(100));
    json.put(what + "_p99_after_ms", after.millis(99));
  }

  private Traffic kept() {
    byte[] question = KeptConnection.request(server, "GET", "/status/" + known, "", "");
    return new Traffic(server, questionsPerSecond, CONNECTIONS, number -> question);
  }

  /** Each over a new connection. */
  private Traffic fresh() {
    byte[] question =
        KeptConnection.request(server, "GET", "/status/" + known, "Connection: close\r\n", "");
    return new Traffic(server, NEW_PER_SECOND, CONNECTIONS, number -> question);
  }

  private LocalBurst starts(String name) {
    String prefix = name + "-" + UUID.randomUUID() + "-";
    return new LocalBurst(
        server,
        number ->
            KeptConnection.request(
                server,
                "POST",
                "/run",
                "Content-Type: application/json\r\n",
                run(prefix + number)));
  }

  private String run(String id) {
    return """
    {"run_id":"%s","blob_url":"%s","company_id":"lactalis-canada","user_id":"bench"}\
    """
        .formatted(id, document);
  }
}
