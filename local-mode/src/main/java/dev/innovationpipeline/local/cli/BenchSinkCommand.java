package dev.innovationpipeline.local.cli;

import dev.innovationpipeline.local.bench.sink.SinkBench;
import dev.innovationpipeline.local.bench.sink.SinkReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sink",
    description = {
      "Measure the sink alone: events that are all there, against COPY of the same rows.",
      "Exit code 0 only when every row came, and came again after a rebuild."
    },
    mixinStandardHelpOptions = true)
final class BenchSinkCommand implements Callable<Integer> {

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Default: ${DEFAULT-VALUE}")
  int runs;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Put a Java Flight Recorder file of the sink there.")
  @Nullable Path profile;

  @Option(names = "--keep", description = "Leave data and logs in the temporary directory.")
  boolean keep;

  @Option(names = "--json", description = "One JSON object on stdout; progress on stderr.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    SinkReport report = SinkBench.measure(runs, keep, profile);
    System.out.println(json ? report.json().toString() : report.table());
    return report.isSound() ? 0 : 1;
  }
}
