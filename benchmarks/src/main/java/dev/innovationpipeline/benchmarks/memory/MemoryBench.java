package dev.innovationpipeline.benchmarks.memory;

import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.cluster.ClusterPlan;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.cluster.Engine;
import dev.innovationpipeline.benchmarks.cluster.Security;
import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.benchmarks.load.WatchedRuns;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Submits large documents at once while runs with short ones go on. */
final class MemoryBench {

  private static final String LARGE = Companies.numbered(0);
  private static final String SMALL = Companies.numbered(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int WARM_UP_RUNS = 40;
  private static final int RUNS_ALONE = 40;

  private final MemoryPlan plan;
  private final Cluster cluster;
  private final DocumentHost host;
  private final PipelineClient client;
  private int number;

  private MemoryBench(MemoryPlan plan, Cluster cluster, DocumentHost host) {
    this.plan = plan;
    this.cluster = cluster;
    this.host = host;
    client = new PipelineClient(cluster.serverUrls().getFirst());
  }

  static MemoryReport measure(MemoryPlan plan) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("pipeline-bench-memory-");
    Path log = directory.resolve("gc.log");
    say("Starting the system …");
    try (DocumentHost host = new DocumentHost(plan.kind(), plan.bytes());
        Cluster cluster = Cluster.start(cluster(plan, log), 2, false, false)) {
      return new MemoryBench(plan, cluster, host).measure(log);
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  /** With the collector that the image has. */
  private static ClusterPlan cluster(MemoryPlan plan, Path log) {
    return new ClusterPlan(
        1,
        1,
        1,
        false,
        Engine.STAGE_ENGINE,
        Security.NONE,
        plan.processorProperties(),
        List.of(
            "-Xmx" + plan.heap(),
            "-XX:-UseParallelGC",
            "-XX:+UseG1GC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:gc:file=" + log + "::filecount=0"));
  }

  private MemoryReport measure(Path log) throws IOException, InterruptedException {
    cluster.provider().behave(Behaviour.QUICK);
    WatchedRuns warmUp = runs();
    for (int run = 0; run < WARM_UP_RUNS; run++) {
      small(warmUp);
    }
    warmUp.awaitEnds();
    cluster.provider().behave(plan.llm());
    say("Runs with short documents alone …");
    WatchedRuns alone = runs();
    for (int run = 0; run < RUNS_ALONE; run++) {
      small(alone);
      Thread.sleep(interval());
    }
    alone.awaitEnds();
    say(
        "%d documents of %d MB (%s) beside them …"
            .formatted(plan.documents(), plan.megabytes(), plan.kind()));
    WatchedRuns large = runs();
    WatchedRuns beside = runs();
    int linesBefore = Files.readAllLines(log).size();
    long start = System.nanoTime();
    try (Usage usage = new Usage(cluster)) {
      for (int run = 0; run < plan.documents(); run++) {
        large.start(host.urlOf(number), LARGE);
        number++;
      }
      while (!large.haveEnded()) {
        small(beside);
        Thread.sleep(interval());
      }
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      beside.awaitEnds();
      List<String> lines = Files.readAllLines(log);
      return new MemoryReport(
          plan,
          large,
          alone,
          beside,
          time,
          usage.figures().getOrDefault(Role.PROCESSOR, Usage.Figures.NONE),
          Pauses.in(lines.subList(linesBefore, lines.size())));
    }
  }

  private WatchedRuns runs() {
    return new WatchedRuns(client, POLL_INTERVAL, TIMEOUT);
  }

  private void small(WatchedRuns runs) {
    runs.start(cluster.provider().documentOf(number), SMALL);
    number++;
  }

  private Duration interval() {
    return Duration.ofNanos((long) (1e9 / plan.smallRate()));
  }

  private static void say(String progress) {
    System.err.println("memory: " + progress);
  }
}
