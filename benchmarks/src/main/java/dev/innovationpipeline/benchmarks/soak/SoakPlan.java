package dev.innovationpipeline.benchmarks.soak;

import dev.innovationpipeline.benchmarks.cluster.ClusterPlan;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a soak.
 *
 * @param cluster what is started
 * @param time how long runs are submitted
 * @param rate runs per second
 * @param killEvery the interval at which a processor is killed and restarted; zero for never
 * @param sampleEvery the interval between two samples
 * @param warmUp runs before, with an LLM that answers at once
 * @param keep whether logs and data stay where they are
 */
record SoakPlan(
    ClusterPlan cluster,
    Behaviour llm,
    Duration time,
    double rate,
    Duration killEvery,
    Duration sampleEvery,
    int warmUp,
    Bounds bounds,
    boolean keep) {

  static final double SECONDS_IN_HOUR = 3600;
  private static final double KIB_IN_MIB = 1024;
  private static final int MIN_SAMPLES = 5;

  /**
   * The greatest growth that is no fault.
   *
   * @param heapMib of one process after a full collection, per hour
   * @param threads of one process, per hour
   * @param files open in one process, per hour
   * @param diskKib of topics and tables, per run, as every run is kept
   * @param p99Millis of the runs that ended between two samples, per hour
   */
  record Bounds(double heapMib, double threads, double files, double diskKib, double p99Millis) {}

  SoakPlan {
    require(rate > 0, "--rate must be above 0");
    require(warmUp >= 0, "--warm-up must not be negative");
    require(sampleEvery.isPositive(), "--sample-every must be above 0");
    require(
        time.compareTo(sampleEvery.multipliedBy(MIN_SAMPLES)) >= 0,
        "--minutes must be at least " + MIN_SAMPLES + " times --sample-every");
  }

  int runs() {
    return (int) Math.round(rate * time.toSeconds());
  }

  /** The bound of a quantity, per hour. */
  double bound(Quantity quantity) {
    return switch (quantity) {
      case HEAP_AFTER_GC_MB -> bounds.heapMib();
      case THREADS -> bounds.threads();
      case OPEN_FILES -> bounds.files();
      case DISK_MB -> bounds.diskKib() * rate * SECONDS_IN_HOUR / KIB_IN_MIB;
      case RUN_P99_MS -> bounds.p99Millis();
    };
  }

  ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.set("llm", WireJson.MAPPER.readTree(llm.toJson()));
    cluster.addTo(json);
    return json.put("minutes", time.toSeconds() / 60.0)
        .put("rate", rate)
        .put("kill_every_ms", killEvery.toMillis())
        .put("sample_every_ms", sampleEvery.toMillis())
        .put("warm_up", warmUp)
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("java", Runtime.version().toString());
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ".");
    }
  }
}
