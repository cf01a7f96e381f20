package dev.innovationpipeline.benchmarks.flood;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "flood",
    description = {
      "Measure the requests of some keys without and beside a flood of another key, in turn.",
      "The exit code is 0 only when every request of the flood beyond its limit was told when to"
          + " come again, no other was refused, and the flood at most doubled the others' 99th"
          + " percentiles."
    },
    mixinStandardHelpOptions = true)
public final class BenchFloodCommand implements Callable<Integer> {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Option(
      names = "--flood-per-second",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Requests of the flooding key that start runs. " + DEFAULT)
  int floodPerSecond;

  @Option(
      names = "--reads-per-second",
      paramLabel = "N",
      defaultValue = "30",
      description = "GET /runs/{run_id} of the other keys. " + DEFAULT)
  int readsPerSecond;

  @Option(
      names = "--starts-per-second",
      paramLabel = "N",
      defaultValue = "30",
      description = "POST /run of the other keys, at most 15 each. " + DEFAULT)
  int startsPerSecond;

  @Option(
      names = "--local",
      description =
          "Instead, ask for a run's status in local mode (./pipeline up) beside --burst starts of"
              + " runs at once. The exit code is 0 only when the 99th percentile is at most 100"
              + " ms, then and while those runs go on.")
  boolean local;

  @Option(
      names = "--burst",
      paramLabel = "N",
      defaultValue = "5000",
      description = "POST /run with --local, each over a connection of its own. " + DEFAULT)
  int burst;

  @Option(
      names = "--questions-per-second",
      paramLabel = "N",
      defaultValue = "200",
      description = "GET /status/{run_id} with --local. " + DEFAULT)
  int questionsPerSecond;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = DEFAULT)
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Time without, and time beside the flood, in each round. " + DEFAULT)
  int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "40",
      description = "Time of the same requests before the measurement. " + DEFAULT)
  int warmUpSeconds;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    if (local) {
      ObjectNode figures =
          LocalFloodBench.measure(
              burst,
              questionsPerSecond,
              Duration.ofSeconds(seconds),
              Duration.ofSeconds(warmUpSeconds));
      report.print(figures);
      return LocalFloodBench.isWithinBounds(figures) ? 0 : 1;
    }
    ObjectNode figures =
        FloodBench.measure(
            new FloodPlan(
                floodPerSecond, readsPerSecond, startsPerSecond, rounds, seconds, warmUpSeconds));
    report.print(figures);
    return FloodBench.isWithinBounds(figures) ? 0 : 1;
  }
}
