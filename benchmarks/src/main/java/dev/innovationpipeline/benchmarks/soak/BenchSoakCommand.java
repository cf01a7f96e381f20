package dev.innovationpipeline.benchmarks.soak;

import dev.innovationpipeline.benchmarks.cluster.ClusterOptions;
import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.benchmarks.provider.CallTimes;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "soak",
    description = {
      "Watch for a long time whether heap, threads, open files, disk and latency grow.",
      "The exit code is 1 when a run is missing or a slope exceeds its bound for sure, by twice its"
          + " standard error."
    },
    mixinStandardHelpOptions = true)
public final class BenchSoakCommand implements Callable<Integer> {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "30", description = DEFAULT)
  private double minutes;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description = "Runs submitted per second. " + DEFAULT)
  private double rate;

  @Option(
      names = "--kill-every",
      paramLabel = "TIME",
      defaultValue = "5m",
      description =
          "Interval at which a processor is killed with -9 and restarted; 0s: never. " + DEFAULT)
  private String killEvery = "";

  @Option(
      names = "--sample-every",
      paramLabel = "TIME",
      defaultValue = "15s",
      description = "Interval of samples; each asks every JVM for a full collection. " + DEFAULT)
  private String sampleEvery = "";

  @Option(
      names = "--llm-latency",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "As of ./pipeline bench. " + DEFAULT)
  private String latency = "";

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "500",
      description = "Runs before, with an LLM latency of 0 s. " + DEFAULT)
  private int warmUp;

  @Option(
      names = "--max-heap-mb",
      paramLabel = "N",
      defaultValue = "64",
      description = "Bound of the heap's growth per hour, of one process. " + DEFAULT)
  private double heap;

  @Option(
      names = "--max-threads",
      paramLabel = "N",
      defaultValue = "20",
      description = "Bound of the growth of threads per hour, of one process. " + DEFAULT)
  private double threads;

  @Option(
      names = "--max-files",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Bound of the growth of open files per hour, of one process; a broker opens new segments."
              + " "
              + DEFAULT)
  private double files;

  @Option(
      names = "--max-disk-kb",
      paramLabel = "N",
      defaultValue = "150",
      description = "Bound of the growth on disk per run, of Kafka or Postgres. " + DEFAULT)
  private double disk;

  @Option(
      names = "--max-p99-ms",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Bound of the growth of the runs' p99 per hour. " + DEFAULT)
  private double p99;

  @Option(names = "--keep", description = "Keep data and logs in the temporary directory.")
  private boolean keep;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    SoakReport measured = SoakBench.measure(plan());
    report.print(measured.json(), measured.table());
    return measured.isSound() ? 0 : 1;
  }

  private SoakPlan plan() {
    try {
      return new SoakPlan(
          cluster.plan(),
          Behaviour.of(latency, "", "1s", 0),
          Duration.ofSeconds(Math.round(minutes * 60)),
          rate,
          CallTimes.duration(killEvery),
          CallTimes.duration(sampleEvery),
          warmUp,
          new SoakPlan.Bounds(heap, threads, files, disk, p99),
          keep);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
