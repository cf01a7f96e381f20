package dev.innovationpipeline.benchmarks.reprocess;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "reprocess",
    description = {
      "Measure live runs alone, then beside a bulk reprocess from stage 3 that is killed half-way"
          + " and resumed.",
      "The exit code is 0 only when every run of the job has exactly one further attempt."
    },
    mixinStandardHelpOptions = true)
public final class BenchReprocessCommand implements Callable<Integer> {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Option(names = "--runs", paramLabel = "N", defaultValue = "500", description = DEFAULT)
  int runs;

  @Option(
      names = "--latency-ms",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Latency of each call to the offline model. " + DEFAULT)
  int latency;

  @Option(
      names = "--live-every-ms",
      paramLabel = "MS",
      defaultValue = "250",
      description = "Interval at which live runs start. " + DEFAULT)
  int beat;

  @Option(
      names = "--alone-s",
      paramLabel = "S",
      defaultValue = "30",
      description = "Seconds for which live runs are measured without a job. " + DEFAULT)
  int alone;

  @Option(
      names = "--max-in-flight",
      paramLabel = "N",
      defaultValue = "20",
      description = "Unfinished runs of the job at a time. " + DEFAULT)
  int maxInFlight;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    if (Wiring.hasRealModel()) {
      throw new ClientException(
          "This would call a real model thousands of times. Unset OPENROUTER_API_KEY and"
              + " OPENROUTER_BASE_URL first.",
          null);
    }
    try (Processes processes = Processes.open(false)) {
      Path directory = processes.directory();
      try (LocalPipeline pipeline =
          LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, true))) {
        ObjectNode figures =
            new ReprocessBench(pipeline, directory, runs, Duration.ofMillis(beat), maxInFlight)
                .measure(Duration.ofMillis(latency), Duration.ofSeconds(alone));
        report.print(figures);
        return figures.path("exactly_one_attempt_more").asInt() == runs ? 0 : 1;
      }
    }
  }
}
