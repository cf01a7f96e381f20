package dev.innovationpipeline.benchmarks.history;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "history",
    description = {
      "Measure what the ingest service keeps of many ended runs, and how soon it is ready with"
          + " them: after a stop, after kill -9, and without its store.",
      "The exit code is 0 only when every run is known after each start."
    },
    mixinStandardHelpOptions = true)
public final class BenchHistoryCommand implements Callable<Integer> {

  /** Enough that caches and pools are full. */
  private static final int FEW = 1_000;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "200000",
      description = "More than " + FEW + ". Default: ${DEFAULT-VALUE}")
  int runs;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    if (runs <= FEW) {
      throw new IllegalArgumentException("--runs must be more than " + FEW + ".");
    }
    ObjectNode figures = HistoryBench.measure(FEW, runs);
    report.print(figures);
    return figures.path("all_known").asBoolean() ? 0 : 1;
  }
}
