package dev.innovationpipeline.benchmarks.board;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "board",
    description = {
      "Measure how soon the board answers its first page, with and without words and conditions,"
          + " and how long the sink takes to bring all cards to it.",
      "The exit code is 0 only when the 99th percentile of each is at most 150 ms."
    },
    mixinStandardHelpOptions = true)
public final class BenchBoardCommand implements Callable<Integer> {

  private static final int MAX_P99_MILLIS = 150;

  @Option(
      names = "--cards",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Default: ${DEFAULT-VALUE}")
  int cards;

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "500",
      description = "Of each kind, one after the other. Default: ${DEFAULT-VALUE}")
  int requests;

  @Option(names = "--serve", description = "Then serve the board until Enter is pressed.")
  boolean serve;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    ObjectNode figures = BoardBench.measure(cards, requests, serve, report::print);
    return figures.path("slowest_p99_ms").asDouble() <= MAX_P99_MILLIS ? 0 : 1;
  }
}
