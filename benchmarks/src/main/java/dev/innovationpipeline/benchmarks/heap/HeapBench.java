package dev.innovationpipeline.benchmarks.heap;

import dev.innovationpipeline.benchmarks.cluster.FixedCluster;
import dev.innovationpipeline.benchmarks.load.WatchedRuns;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.embedded.StartFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives one service after the other less and more heap, while the others have plenty. */
final class HeapBench {

  private static final List<Integer> MEGABYTES = List.of(64, 80, 96, 112, 128, 160, 192, 256, 384);

  private static final Behaviour LLM = Behaviour.of("500ms", "", "1s", 0);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int WARM_UP_RUNS = 200;

  /** A heap that is nearly too small collects garbage most of the time. */
  private static final double MAX_SLOWDOWN = 2;

  private final FixedCluster cluster;
  private final PipelineClient client;
  private final int runs;
  private int number;

  private HeapBench(FixedCluster cluster, int runs) {
    this.cluster = cluster;
    this.runs = runs;
    client = new PipelineClient(cluster.serverUrl());
  }

  /**
   * @param runs that a service must be able to work on at once
   */
  static List<LeastHeap> measure(int runs) {
    try (FixedCluster cluster = new FixedCluster()) {
      return new HeapBench(cluster, runs).measure();
    }
  }

  private List<LeastHeap> measure() {
    List<LeastHeap> least = new ArrayList<>();
    for (Role role : List.of(Role.INGEST, Role.PROCESSOR, Role.SINK)) {
      restart(role, List.of());
      load(WARM_UP_RUNS);
      WithTime plenty = load(runs);
      say("%s with its usual heap: %s".formatted(role, plenty.time()));
      least.add(least(role, plenty.time()));
      restart(role, List.of());
    }
    return least;
  }

  private LeastHeap least(Role role, Duration usual) {
    for (int megabytes : MEGABYTES) {
      Duration time = timeWith(role, megabytes);
      say("%s with %d MB: %s".formatted(role, megabytes, time == null ? "fails" : time));
      if (time != null && time.toMillis() <= usual.toMillis() * MAX_SLOWDOWN) {
        return new LeastHeap(role, megabytes, time);
      }
    }
    return new LeastHeap(role, 0, Duration.ZERO);
  }

  /** Null when it is not enough. */
  private @Nullable Duration timeWith(Role role, int megabytes) {
    try {
      restart(role, heap(megabytes));
      WithTime warmUp = load(WARM_UP_RUNS);
      WithTime loaded = load(runs);
      return warmUp.completed() && loaded.completed() && cluster.isAlive(role)
          ? loaded.time()
          : null;
    } catch (StartFailedException e) {
      return null;
    }
  }

  /** With the collector that small containers get. */
  private static List<String> heap(int megabytes) {
    return List.of(
        "-Xmx" + megabytes + "m",
        "-XX:-UseParallelGC",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError");
  }

  private void restart(Role role, List<String> javaOptions) {
    cluster.kill(List.of(role));
    cluster.startAgain(List.of(role), javaOptions);
  }

  private record WithTime(boolean completed, Duration time) {}

  private WithTime load(int count) {
    cluster.provider().behave(LLM);
    WatchedRuns watched = new WatchedRuns(client, POLL_INTERVAL, TIMEOUT);
    long start = System.nanoTime();
    for (int run = 0; run < count; run++) {
      watched.start(cluster.provider().documentOf(number), "lactalis-canada");
      number++;
    }
    watched.awaitEnds();
    return new WithTime(watched.allEndedAsExpected(), Duration.ofNanos(System.nanoTime() - start));
  }

  private static void say(String progress) {
    System.err.println("heaps: " + progress);
  }
}
