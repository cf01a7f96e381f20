package dev.innovationpipeline.benchmarks.load;

import java.util.function.IntFunction;

/**
 * Runs that are submitted together.
 *
 * @param label the beginning of their ids
 * @param company of each, by its number
 */
public record Batch(String label, int first, int count, IntFunction<String> company) {

  public String runId(int number) {
    return "%s-%08d".formatted(label, number);
  }

  public static String labelOf(String runId) {
    return runId.substring(0, Math.max(0, runId.lastIndexOf('-')));
  }

  /** The run's number; -1 when the run has another label. */
  public static int numberOf(String label, String runId) {
    return runId.startsWith(label + "-")
        ? Integer.parseInt(runId.substring(label.length() + 1))
        : -1;
  }
}
