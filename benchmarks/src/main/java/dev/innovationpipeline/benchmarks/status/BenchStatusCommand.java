package dev.innovationpipeline.benchmarks.status;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "status",
    description = {
      "Measure the status view: the latency from an event to a watching client, GET /status, and"
          + " many open streams.",
      "The exit code is 0 only when every stream opened and received the end of its run."
    },
    mixinStandardHelpOptions = true)
public final class BenchStatusCommand implements Callable<Integer> {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Option(names = "--runs-per-second", paramLabel = "N", defaultValue = "50", description = DEFAULT)
  int runsPerSecond;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = DEFAULT)
  int seconds;

  @Option(
      names = "--questions-per-second",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Requests of GET /status. " + DEFAULT)
  int questionsPerSecond;

  @Option(names = "--streams", paramLabel = "N", defaultValue = "5000", description = DEFAULT)
  int streams;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "40",
      description = "Time of runs at the same rate before the measurement. " + DEFAULT)
  int warmUpSeconds;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    ObjectNode figures =
        StatusBench.measure(
            new StatusPlan(runsPerSecond, seconds, questionsPerSecond, streams, warmUpSeconds));
    report.print(figures);
    return figures.path("streams_to_the_end").asInt() == streams
            && figures.path("sse_failed").asInt() == 0
            && figures.path("status_failed").asInt() == 0
        ? 0
        : 1;
  }
}
