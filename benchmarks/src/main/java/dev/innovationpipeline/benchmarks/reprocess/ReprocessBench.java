package dev.innovationpipeline.benchmarks.reprocess;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.SampleDocument;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.local.model.Latency;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bulk reprocess that is killed when half is asked for, and live runs without and beside it. */
final class ReprocessBench {

  private static final Duration SINK_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final String BULK = "mccormick-usa";
  private static final String LIVE = "lactalis-canada";

  private final LocalPipeline pipeline;
  private final PipelineClient client;
  private final LiveRuns live;
  private final ReprocessProcess job;
  private final int runs;
  private final String maxInFlight;
  private @Nullable Process process;
  private int sentBeforeKill = -1;

  ReprocessBench(LocalPipeline pipeline, Path directory, int runs, Duration beat, int maxInFlight)
      throws IOException, InterruptedException {
    this.pipeline = pipeline;
    this.client = new PipelineClient(pipeline.serverUrl());
    this.live = new LiveRuns(client, client.upload(SampleDocument.file()), beat);
    this.job = new ReprocessProcess(pipeline.serverUrl(), directory.resolve("client"));
    this.runs = runs;
    this.maxInFlight = String.valueOf(maxInFlight);
  }

  /**
   * @param latency of each call to the model while it is measured
   * @param alone how long live runs are measured without a job
   */
  ObjectNode measure(Duration latency, Duration alone) throws Exception {
    System.err.println("Preparing " + runs + " runs …");
    for (int i = 0; i < runs; i++) {
      live.start("bulk-" + i, BULK);
    }
    for (int i = 0; i < runs; i++) {
      live.ended("bulk-" + i);
    }
    pipeline.offlineModel().follow(FaultPlan.NONE.withLatency(Latency.fixed(latency)));
    System.err.println("Live runs alone …");
    long until = System.nanoTime() + alone.toNanos();
    Percentiles without = live.measure("alone-", LIVE, () -> System.nanoTime() < until);
    System.err.println("Live runs beside a job …");
    long begun = System.nanoTime();
    process = job.start("--from-stage", "3", "--company", BULK, "--max-in-flight", maxInFlight);
    Percentiles beside = live.measure("beside-", LIVE, this::jobGoesOn);
    double wall = (System.nanoTime() - begun) / 1e9;
    return figures(without, beside, wall, haveTwoAttempts());
  }

  private boolean jobGoesOn() throws IOException, InterruptedException {
    Process running = process;
    if (running == null) {
      return false;
    }
    if (sentBeforeKill < 0 && job.sent() >= runs / 2) {
      running.destroyForcibly().waitFor();
      sentBeforeKill = job.sent();
      System.err.println("Killed after " + sentBeforeKill + " runs were asked for.");
      process = job.start("--resume", job.jobId().orElseThrow(), "--max-in-flight", maxInFlight);
      return true;
    }
    return running.isAlive();
  }

  /** How many runs have two attempts, the second COMPLETED, once the sink has caught up. */
  private int haveTwoAttempts() throws InterruptedException {
    int sound = 0;
    long giveUp = System.nanoTime() + SINK_TIMEOUT.toNanos();
    for (int i = 0; i < runs; i++) {
      boolean two = hasTwoAttempts("bulk-" + i);
      while (!two && System.nanoTime() < giveUp) {
        Thread.sleep(POLL_INTERVAL);
        two = hasTwoAttempts("bulk-" + i);
      }
      sound += two ? 1 : 0;
    }
    return sound;
  }

  private boolean hasTwoAttempts(String runId) throws InterruptedException {
    JsonNode attempts =
        client.get("/runs/" + runId + "/attempts").expect("read attempts").path("attempts");
    return attempts.size() == 2
        && attempts.path(0).path("attempt").asInt() == 2
        && attempts.path(0).path("status").asString("").equals("COMPLETED");
  }

  private ObjectNode figures(Percentiles without, Percentiles beside, double wall, int sound) {
    return WireJson.MAPPER
        .createObjectNode()
        .put("runs", runs)
        .put("exactly_one_attempt_more", sound)
        .put("sent_before_kill", sentBeforeKill)
        .put("wall_s", Math.round(wall * 10) / 10.0)
        .put("live_alone", without.count())
        .put("live_alone_p50_ms", without.millis(50))
        .put("live_alone_p99_ms", without.millis(99))
        .put("live_beside", beside.count())
        .put("live_beside_p50_ms", beside.millis(50))
        .put("live_beside_p99_ms", beside.millis(99))
        .put("ratio_p99", Math.round(beside.millis(99) / without.millis(99) * 100) / 100.0);
  }
}
