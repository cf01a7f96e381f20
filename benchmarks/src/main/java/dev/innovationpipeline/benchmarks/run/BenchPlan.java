package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.ClusterPlan;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a measurement.
 *
 * @param runs of the measured part
 * @param companies the number of companies that submit the runs in turn
 * @param singleCompanyRun one more company submits one run, alone first and then beside the others
 * @param processors stage processors, each its own process
 * @param killEvery the interval at which a processor is killed and restarted; zero for never
 * @param rate runs submitted per second; 0 for all at once
 * @param concurrency submitting requests open at a time
 * @param warmUp runs before the measured ones, with an LLM that answers at once
 * @param processorProperties more settings of the processors, as {@code name=value}
 * @param processorJavaOptions after those that every processor gets
 * @param profile the directory for a Java Flight Recorder file of each process; null for none
 * @param keep whether logs and data stay where they are
 */
record BenchPlan(
    int runs,
    Behaviour llm,
    int companies,
    boolean singleCompanyRun,
    int processors,
    Duration killEvery,
    double rate,
    int concurrency,
    int warmUp,
    List<String> processorProperties,
    List<String> processorJavaOptions,
    @Nullable Path profile,
    boolean keep) {

  private static final int MAX_PROCESSORS = 3;

  BenchPlan {
    require(runs >= 1, "--runs must be at least 1");
    require(companies >= 1, "--companies must be at least 1");
    require(
        processors >= 1 && processors <= MAX_PROCESSORS,
        "--processors must be 1 to " + MAX_PROCESSORS);
    require(rate >= 0, "--rate must not be negative");
    require(concurrency >= 1, "--concurrency must be at least 1");
    require(warmUp >= 0, "--warm-up must not be negative");
    processorProperties = List.copyOf(processorProperties);
    processorJavaOptions = List.copyOf(processorJavaOptions);
  }

  ClusterPlan cluster() {
    return new ClusterPlan(
        processors,
        !killEvery.isZero(),
        companies,
        processorProperties,
        processorJavaOptions,
        keep);
  }

  /** The plan and the machine it is carried out on, to go with the figures. */
  ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.set("llm", WireJson.MAPPER.readTree(llm.toJson()));
    json.put("companies", companies);
    json.put("processors", processors);
    json.put("kill_every_ms", killEvery.toMillis());
    json.put("rate", rate);
    json.put("concurrency", concurrency);
    json.put("warm_up", warmUp);
    processorProperties.forEach(json.putArray("processor_properties")::add);
    json.put("cores", Runtime.getRuntime().availableProcessors());
    json.put("java", Runtime.version().toString());
    return json;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ".");
    }
  }
}
