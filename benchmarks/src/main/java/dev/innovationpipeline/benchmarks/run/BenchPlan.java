package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.ClusterPlan;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a measurement.
 *
 * @param cluster what is started
 * @param load who submits, and what happens meanwhile
 * @param runs of the measured part
 * @param rate runs submitted per second; 0 for all at once
 * @param concurrency submitting requests open at a time
 * @param warmUp runs before the measured ones, with an LLM that answers at once
 * @param profile the directory for a Java Flight Recorder file of each process; null for none
 * @param keep whether logs and data stay where they are
 */
record BenchPlan(
    ClusterPlan cluster,
    LoadPlan load,
    int runs,
    Behaviour llm,
    double rate,
    int concurrency,
    int warmUp,
    @Nullable Path profile,
    boolean keep) {

  BenchPlan {
    require(runs >= 1, "--runs must be at least 1");
    require(rate >= 0, "--rate must not be negative");
    require(concurrency >= 1, "--concurrency must be at least 1");
    require(warmUp >= 0, "--warm-up must not be negative");
    require(
        Change.fewest(cluster.processors(), load.changes()) >= 1,
        "--stop-at and --kill-at must leave a processor; start more with --processors");
  }

  String companyOf(int run) {
    return Companies.of(run, load.companies(), load.hotShare());
  }

  /** The plan and the machine it is carried out on, to go with the figures. */
  ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.set("llm", WireJson.MAPPER.readTree(llm.toJson()));
    load.addTo(json);
    cluster.addTo(json);
    json.put("rate", rate);
    json.put("concurrency", concurrency);
    json.put("warm_up", warmUp);
    json.put("cores", Runtime.getRuntime().availableProcessors());
    json.put("java", Runtime.version().toString());
    return json;
  }

  /**
   * @throws IllegalArgumentException unless it holds
   */
  static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ".");
    }
  }
}
