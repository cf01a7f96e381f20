package dev.innovationpipeline.benchmarks.soak;

import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.cluster.Killer;
import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.benchmarks.load.Batch;
import dev.innovationpipeline.benchmarks.load.RunEnds;
import dev.innovationpipeline.benchmarks.load.Submitter;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Puts an even load on the system for a long time and samples what it holds. */
final class SoakBench {

  private static final String WARM = "warm";
  private static final String MAIN = "main";
  private static final int CONCURRENCY = 64;
  private static final int WARM_UP_CONCURRENCY = 16;
  private static final Duration STALL_TIMEOUT = Duration.ofMinutes(3);

  private SoakBench() {}

  /** Progress goes to standard error. */
  static SoakReport measure(SoakPlan plan) throws InterruptedException, ExecutionException {
    say("Starting the system …");
    try (Cluster cluster =
            Cluster.start(plan.cluster(), 1, !plan.killEvery().isZero(), plan.keep());
        RunEnds ends = new RunEnds(cluster.bootstrapServers())) {
      warmUp(plan, cluster, ends);
      say("Submitting %d runs in %s …".formatted(plan.runs(), plan.time()));
      cluster.provider().behave(plan.llm());
      Submitter submitter =
          new Submitter(cluster.serverUrls(), cluster.provider(), cluster.bearer());
      Sampler sampler = new Sampler(cluster, ends, submitter);
      int kills;
      try (Usage usage = new Usage(cluster);
          Killer killer = new Killer(cluster, usage, plan.killEvery())) {
        sampleWhile(load(plan, submitter), plan, sampler);
        ends.await(MAIN, plan.runs() - submitter.refused(), STALL_TIMEOUT);
        kills = killer.kills();
      }
      Map<String, RunEnds.End> outcome = ends.ends();
      long completed =
          outcome.entrySet().stream()
              .filter(end -> end.getKey().startsWith(MAIN) && end.getValue().error() == null)
              .count();
      return SoakReport.of(plan, completed, submitter.refused(), kills, sampler.series());
    }
  }

  private static void warmUp(SoakPlan plan, Cluster cluster, RunEnds ends)
      throws InterruptedException {
    cluster.provider().behave(Behaviour.QUICK);
    Submitter submitter = new Submitter(cluster.serverUrls(), cluster.provider(), cluster.bearer());
    submitter.submit(
        new Batch(WARM, 0, plan.warmUp(), number -> Companies.numbered(0)), 0, WARM_UP_CONCURRENCY);
    ends.await(WARM, plan.warmUp() - submitter.refused(), STALL_TIMEOUT);
  }

  private static CompletableFuture<Void> load(SoakPlan plan, Submitter submitter) {
    return CompletableFuture.runAsync(
        () ->
            submitter.submit(
                new Batch(MAIN, 0, plan.runs(), number -> Companies.numbered(0)),
                plan.rate(),
                CONCURRENCY),
        task -> Thread.ofPlatform().daemon().name("load").start(task));
  }

  private static void sampleWhile(CompletableFuture<Void> load, SoakPlan plan, Sampler sampler)
      throws InterruptedException, ExecutionException {
    while (!load.isDone()) {
      sampler.sample();
      Thread.sleep(plan.sampleEvery());
    }
    load.get();
    sampler.sample();
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
