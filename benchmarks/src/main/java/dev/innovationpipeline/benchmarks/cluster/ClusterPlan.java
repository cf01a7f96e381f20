package dev.innovationpipeline.benchmarks.cluster;

import java.util.List;

/**
 * The system that a benchmark starts.
 *
 * @param processors stage processors, each its own process
 * @param quickRestarts whether processors get a start cache, because they are killed and restarted
 * @param companies the number of companies that have a brand profile
 * @param processorProperties more settings of the processors, as {@code name=value}
 * @param processorJavaOptions after those that every processor gets
 * @param keep whether logs and data stay where they are
 */
public record ClusterPlan(
    int processors,
    boolean quickRestarts,
    int companies,
    List<String> processorProperties,
    List<String> processorJavaOptions,
    boolean keep) {

  /** More would idle: the topics have so many partitions. */
  public static final int MAX_INSTANCES = 12;

  public ClusterPlan {
    processorProperties = List.copyOf(processorProperties);
    processorJavaOptions = List.copyOf(processorJavaOptions);
  }
}
