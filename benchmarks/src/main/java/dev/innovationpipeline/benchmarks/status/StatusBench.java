package dev.innovationpipeline.benchmarks.status;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.figures.ProcessFigures;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Measures one ingest service beside one broker; progress is said on standard error. */
final class StatusBench {

  private static final double MIB = 1 << 20;

  private StatusBench() {}

  /** Answers the figures. */
  static ObjectNode measure(StatusPlan plan) throws IOException, InterruptedException {
    System.err.println("Starting broker and ingest …");
    try (StatusServers servers = new StatusServers(Port.claim(0, "the web server", ""))) {
      Readiness.await(servers.serverUrl());
      try (EventFeed feed = new EventFeed(servers.bootstrapServers())) {
        return measure(plan, servers, feed);
      }
    }
  }

  private static ObjectNode measure(StatusPlan plan, StatusServers servers, EventFeed feed)
      throws InterruptedException {
    String server = servers.serverUrl();
    System.err.println("Warming up …");
    new StreamLatency(server, feed).measure("warm", plan.runsPerSecond(), plan.warmUp());
    int runs = Math.toIntExact(plan.runsPerSecond() * plan.warmUp().toSeconds());
    List<String> known = IntStream.range(0, runs).mapToObj(i -> "warm-" + i).toList();
    new StatusQuestions(server, known)
        .measure(plan.questionsPerSecond(), plan.warmUp().dividedBy(4));

    System.err.println("Watching " + plan.runsPerSecond() + " runs/s …");
    StreamLatency latency = new StreamLatency(server, feed);
    Duration ingestCpu = servers.ingestFigures().cpu();
    Duration brokerCpu = servers.brokerFigures().cpu();
    Duration benchCpu = ownCpu();
    Percentiles events = latency.measure("watched", plan.runsPerSecond(), plan.duration());
    ingestCpu = servers.ingestFigures().cpu().minus(ingestCpu);
    brokerCpu = servers.brokerFigures().cpu().minus(brokerCpu);
    benchCpu = ownCpu().minus(benchCpu);
    double watchedRuns = (double) plan.runsPerSecond() * plan.duration().toSeconds();
    System.err.println("Asking for " + plan.questionsPerSecond() + " statuses/s …");
    StatusQuestions questions = new StatusQuestions(server, known);
    Percentiles answers = questions.measure(plan.questionsPerSecond(), plan.duration());
    System.err.println("Opening " + plan.streams() + " streams …");
    OpenStreams.Outcome open =
        new OpenStreams(server, feed, () -> servers.ingestFigures().residentBytes())
            .measure(plan.streams());

    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("sse_p50_ms", events.millis(50));
    json.put("sse_p99_ms", events.millis(99));
    json.put("sse_max_ms", events.millis(100));
    json.put("sse_events", events.count());
    json.put("sse_failed", latency.failed());
    json.put("ingest_cpu_ms_per_run", tenths(ingestCpu.toMillis() / watchedRuns));
    json.put("broker_cpu_ms_per_run", tenths(brokerCpu.toMillis() / watchedRuns));
    json.put("bench_cpu_ms_per_run", tenths(benchCpu.toMillis() / watchedRuns));
    json.put("status_p50_ms", answers.millis(50));
    json.put("status_p99_ms", answers.millis(99));
    json.put("status_answers", answers.count());
    json.put("status_failed", questions.failed());
    json.put("streams", open.opened());
    json.put("streams_to_the_end", open.toTheEnd());
    json.put("streams_reopened", open.reopened());
    json.put("extra_rss_mb", Math.round(open.extraBytes() / MIB));
    return json;
  }

  private static Duration ownCpu() {
    return ProcessFigures.of(ProcessHandle.current().pid()).cpu();
  }

  private static double tenths(double figure) {
    return Math.round(figure * 10) / 10.0;
  }
}
