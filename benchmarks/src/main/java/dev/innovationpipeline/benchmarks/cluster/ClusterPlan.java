package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The system that a benchmark starts.
 *
 * @param processors stage processors, each its own process
 * @param ingests ingest services, each its own process
 * @param sinks sinks, each its own process
 * @param durable three brokers, each with a replica of every partition, and a database that waits
 *     for its disk; otherwise one broker and a database that does not
 * @param engine what executes the stages in the processors
 * @param security how ingest services know who submits
 * @param processorProperties more settings of the processors, as {@code name=value}
 * @param processorJavaOptions after those that every processor gets
 */
public record ClusterPlan(
    int processors,
    int ingests,
    int sinks,
    boolean durable,
    Engine engine,
    Security security,
    List<String> processorProperties,
    List<String> processorJavaOptions) {

  private static final int REPLICAS = 3;

  /** More would idle: the topics have so many partitions. */
  private static final int MAX_INSTANCES = 12;

  public ClusterPlan {
    require("--processors", processors);
    require("--ingests", ingests);
    require("--sinks", sinks);
    processorProperties = List.copyOf(processorProperties);
    processorJavaOptions = List.copyOf(processorJavaOptions);
  }

  public int brokers() {
    return durable ? REPLICAS : 1;
  }

  /** Adds it to the parameters of a benchmark. */
  public void addTo(ObjectNode json) {
    json.put("processors", processors);
    json.put("ingests", ingests);
    json.put("sinks", sinks);
    json.put("durable", durable);
    json.put("engine", engine.toString());
    json.put("security", security.toString());
    json.set("processor_properties", WireJson.MAPPER.valueToTree(processorProperties));
  }

  private static void require(String option, int instances) {
    if (instances < 1 || instances > MAX_INSTANCES) {
      throw new IllegalArgumentException(
          "%s must be 1 to %d, as the topics have %d partitions."
              .formatted(option, MAX_INSTANCES, MAX_INSTANCES));
    }
  }
}
