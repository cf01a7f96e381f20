package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.part.PartOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sink",
    description = {
      "Measure the sink alone, on topics that are already full, against COPY of the same rows.",
      "The exit code is 0 only when every row was written, also by a rebuild."
    },
    mixinStandardHelpOptions = true)
public final class BenchSinkCommand implements Callable<Integer> {

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Default: ${DEFAULT-VALUE}")
  int runs;

  @Mixin PartOptions parts = new PartOptions();

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    SinkReport measured = SinkBench.measure(runs, parts.keep(), parts.profile());
    report.print(measured.json());
    return measured.isSound() ? 0 : 1;
  }
}
