package dev.innovationpipeline.benchmarks.cluster;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what a benchmark starts. */
public final class ClusterOptions {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Option(
      names = "--processors",
      paramLabel = "1..12",
      defaultValue = "1",
      description = "Stage processors, each in its own process. " + DEFAULT)
  private int processors;

  @Option(
      names = "--ingests",
      paramLabel = "1..12",
      defaultValue = "1",
      description = "Ingest services, which get the runs in turn. " + DEFAULT)
  private int ingests;

  @Option(
      names = "--sinks",
      paramLabel = "1..12",
      defaultValue = "1",
      description = "Sinks, which share the partitions. " + DEFAULT)
  private int sinks;

  @Option(
      names = "--durable",
      description =
          "Three brokers with three replicas, of which two must have a record, and a database with"
              + " fsync and synchronous_commit on. Default: one broker, both off.")
  private boolean durable;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "stage-engine",
      description =
          "stage-engine, or plain-listener: Spring Kafka containers, a record of a partition at a"
              + " time. "
              + DEFAULT)
  private String engine = "";

  @Option(
      names = "--security",
      paramLabel = "NAME",
      defaultValue = "none",
      description = "How ingest services know who submits: none, keys or jwt. " + DEFAULT)
  private String security = "";

  @Option(
      names = "--processor-property",
      paramLabel = "NAME=VALUE",
      description = "Setting of the processors, e.g. pipeline.llm.max-in-flight=200. Repeatable.")
  private List<String> processorProperties = new ArrayList<>();

  @Option(
      names = "--processor-java-option",
      paramLabel = "OPTION",
      description = "JVM option of the processors, e.g. -XX:+UseG1GC. Repeatable.")
  private List<String> processorJavaOptions = new ArrayList<>();

  /**
   * @throws IllegalArgumentException saying what is wrong with an option
   */
  public ClusterPlan plan() {
    return new ClusterPlan(
        processors,
        ingests,
        sinks,
        durable,
        Engine.named(engine),
        Security.named(security),
        processorProperties,
        processorJavaOptions);
  }
}
