package dev.innovationpipeline.benchmarks.flood;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.flood.FloodServers.SenderKey;
import dev.innovationpipeline.benchmarks.load.KeptConnection;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** The times of some keys' requests, alone and beside another key's flood. */
final class FloodBench {

  private static final int FLOOD_CONNECTIONS = 50;
  private static final int CONNECTIONS = 4;
  private static final int READ_RUNS = 20;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final double MAX_RATIO = 2;

  private final FloodPlan plan;
  private final FloodServers servers;
  private final URI server;
  private final List<SenderKey> others;
  private final List<KeptConnection> reading;
  private final List<KeptConnection> starting;
  private final AtomicInteger started = new AtomicInteger();
  private final Traffic flood;
  private Duration cpuAlone = Duration.ZERO;
  private Duration cpuBeside = Duration.ZERO;

  private FloodBench(FloodPlan plan, FloodServers servers)
      throws IOException, InterruptedException {
    this.plan = plan;
    this.servers = servers;
    server = servers.address();
    reading = Traffic.connections(server, CONNECTIONS);
    starting = Traffic.connections(server, CONNECTIONS);
    others = othersOf(plan, servers);
    flood = floodOf(servers.keyOf("flood"));
  }

  private static List<SenderKey> othersOf(FloodPlan plan, FloodServers servers)
      throws IOException, InterruptedException {
    List<SenderKey> keys = new ArrayList<>();
    for (int number = 1; number <= plan.otherKeys(); number++) {
      keys.add(servers.keyOf("calm-" + number));
    }
    return keys;
  }

  /** Answers the figures; progress is said on standard error. */
  static ObjectNode measure(FloodPlan plan) throws IOException, InterruptedException {
    System.err.println("Starting broker, database, sink and ingest …");
    try (FloodServers servers = FloodServers.start()) {
      return new FloodBench(plan, servers).measure();
    }
  }

  static boolean isWithinBounds(ObjectNode figures) {
    return figures.path("other_refused").asInt() == 0
        && figures.path("other_failed").asInt() == 0
        && figures.path("flood_failed").asInt() == 0
        && figures.path("flood_refused").asInt() > 0
        && figures.path("flood_told_when_to_come_again").asInt()
            == figures.path("flood_refused").asInt()
        && figures.path("read_p99_ratio").asDouble() <= MAX_RATIO
        && figures.path("start_p99_ratio").asDouble() <= MAX_RATIO;
  }

  private ObjectNode measure() throws IOException, InterruptedException {
    Traffic.send(Duration.ofSeconds(1), starts()); // for the reads
    System.err.println("Warming up …");
    Traffic.send(plan.warmUp(), reads(), starts(), floodOf(servers.keyOf("warm-up")));
    Traffic readsAlone = reads();
    Traffic startsAlone = starts();
    Traffic readsBeside = reads();
    Traffic startsBeside = starts();
    for (int round = 1; round <= plan.rounds(); round++) {
      System.err.printf("Round %d of %d …%n", round, plan.rounds());
      Duration before = servers.ingestCpu();
      Traffic.send(plan.half(), readsAlone, startsAlone);
      Duration between = servers.ingestCpu();
      Traffic.send(plan.half(), readsBeside, startsBeside, flood);
      cpuAlone = cpuAlone.plus(between.minus(before));
      cpuBeside = cpuBeside.plus(servers.ingestCpu().minus(between));
    }
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    compare(json, "read", readsAlone.times(), readsBeside.times());
    compare(json, "start", startsAlone.times(), startsBeside.times());
    json.put(
        "other_refused",
        readsAlone.refused()
            + readsBeside.refused()
            + startsAlone.refused()
            + startsBeside.refused());
    json.put(
        "other_failed",
        readsAlone.failed(OK)
            + readsBeside.failed(OK)
            + startsAlone.failed(ACCEPTED)
            + startsBeside.failed(ACCEPTED));
    addFlood(json);
    return json;
  }

  private static void compare(ObjectNode json, String what, Percentiles alone, Percentiles beside) {
    json.put(what + "_alone_p50_ms", alone.millis(50));
    json.put(what + "_alone_p99_ms", alone.millis(99));
    json.put(what + "_beside_p50_ms", beside.millis(50));
    json.put(what + "_beside_p99_ms", beside.millis(99));
    json.put(what + "_p99_ratio", Math.round(beside.millis(99) / alone.millis(99) * 100) / 100.0);
    json.put(what + "_requests", alone.count() + beside.count());
  }

  private void addFlood(ObjectNode json) {
    double seconds = plan.half().multipliedBy(plan.rounds()).toMillis() / 1000.0;
    json.put("flood_per_s", Math.round(flood.times().count() / seconds));
    json.set("flood_answers", WireJson.MAPPER.valueToTree(flood.answers()));
    json.put("flood_refused", flood.refused());
    json.put("flood_told_when_to_come_again", flood.toldWhenToComeAgain());
    json.put("flood_failed", flood.failed(ACCEPTED));
    json.put("flood_p50_ms", flood.times().millis(50));
    json.put("flood_p99_ms", flood.times().millis(99));
    for (String header : List.of("retry-after", "ratelimit", "ratelimit-policy")) {
      json.put(header, flood.ofLastRefusal(header));
    }
    json.put("ingest_cores_alone", Math.round(cpuAlone.toMillis() / seconds / 10) / 100.0);
    json.put("ingest_cores_beside", Math.round(cpuBeside.toMillis() / seconds / 10) / 100.0);
  }

  private Traffic reads() {
    return new Traffic(
        reading,
        plan.readsPerSecond(),
        number -> {
          int run = number % READ_RUNS;
          SenderKey key = keyOf(run);
          return request("GET", "/runs/" + key.runId(run), key, "");
        });
  }

  private Traffic starts() {
    return new Traffic(
        starting,
        plan.startsPerSecond(),
        number -> {
          int run = started.getAndIncrement();
          return start(keyOf(run), run);
        });
  }

  /** The key that starts a run and reads it. */
  private SenderKey keyOf(int run) {
    return others.get(run % others.size());
  }

  private Traffic floodOf(SenderKey key) {
    return new Traffic(
        server, plan.floodPerSecond(), FLOOD_CONNECTIONS, number -> start(key, number));
  }

  private byte[] start(SenderKey key, int number) {
    String run =
        """
        {"run_id":"%s","blob_url":"http://example.com/d.pdf","company_id":"%s"}\
        """
            .formatted(key.runId(number), key.company());
    return request("POST", "/run", key, run);
  }

  private byte[] request(String method, String path, SenderKey key, String body) {
    String type = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
    String lines = "Authorization: Bearer " + key.secret() + "\r\n" + type;
    return KeptConnection.request(server, method, path, lines, body);
  }
}
