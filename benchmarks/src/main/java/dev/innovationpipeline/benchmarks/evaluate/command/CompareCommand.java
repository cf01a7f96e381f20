package dev.innovationpipeline.benchmarks.evaluate.command;

import dev.innovationpipeline.benchmarks.evaluate.comparison.Comparison;
import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    description = {
      "Compare two evaluations run by run: which figures got better, with a 95 %% interval.",
      "A and B are folders that evaluate has written; of several models, the folder of one."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A")
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  Path before;

  @Parameters(index = "1", paramLabel = "B")
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  Path after;

  @Option(names = "--json", description = "Print one JSON object on stdout.")
  boolean json;

  @Override
  public Integer call() throws IOException {
    try {
      Comparison comparison = Comparison.of(ModelResult.read(before), ModelResult.read(after));
      System.out.println(json ? comparison.json().toString() : comparison.table());
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
