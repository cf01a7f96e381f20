package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.baddocument.BenchBadDocumentsCommand;
import dev.innovationpipeline.benchmarks.board.BenchBoardCommand;
import dev.innovationpipeline.benchmarks.chaos.upgrade.BenchUpgradeCommand;
import dev.innovationpipeline.benchmarks.cluster.ClusterOptions;
import dev.innovationpipeline.benchmarks.documents.BenchDocumentsCommand;
import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.flood.BenchFloodCommand;
import dev.innovationpipeline.benchmarks.heap.BenchHeapsCommand;
import dev.innovationpipeline.benchmarks.history.BenchHistoryCommand;
import dev.innovationpipeline.benchmarks.memory.BenchMemoryCommand;
import dev.innovationpipeline.benchmarks.part.PartOptions;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.benchmarks.recovery.BenchRecoveryCommand;
import dev.innovationpipeline.benchmarks.reprocess.BenchReprocessCommand;
import dev.innovationpipeline.benchmarks.sink.BenchSinkCommand;
import dev.innovationpipeline.benchmarks.soak.BenchSoakCommand;
import dev.innovationpipeline.benchmarks.status.BenchStatusCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Measure the whole system, each part in its own process, with an LLM that only waits.",
      "The exit code is 0 only when every run completed exactly once with all its cards."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchSinkCommand.class,
      BenchStatusCommand.class,
      BenchReprocessCommand.class,
      BenchHistoryCommand.class,
      BenchRecoveryCommand.class,
      BenchMemoryCommand.class,
      BenchHeapsCommand.class,
      BenchSoakCommand.class,
      BenchUpgradeCommand.class,
      BenchDocumentsCommand.class,
      BenchBoardCommand.class,
      BenchFloodCommand.class,
      BenchBadDocumentsCommand.class
    })
final class BenchCommand implements Callable<Integer> {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Option(names = "--runs", paramLabel = "N", defaultValue = "1000", description = DEFAULT)
  int runs;

  @Option(
      names = "--llm-latency",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "2s, 200ms, 0s or lognormal:median=8s,p99=60s. " + DEFAULT)
  String latency = "";

  @Option(
      names = {"--fail", "--failure-rate"},
      paramLabel = "KIND=SHARE,…",
      defaultValue = "",
      description =
          "Shares of failing calls, e.g. 429=0.2,500=0.05,reset=0.02. Default: none fails")
  String failures = "";

  @Option(
      names = "--retry-after",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "Retry-After of a 429, in whole seconds. " + DEFAULT)
  String retryAfter = "";

  @Option(
      names = "--llm-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "Open calls beyond which the provider answers 429; 0: no limit. " + DEFAULT)
  int providerLimit;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Runs submitted per second; 0: all at once. " + DEFAULT)
  double rate;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "32",
      description = "Submitting requests open at a time. " + DEFAULT)
  int concurrency;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "500",
      description = "Runs before the measured ones, with an LLM latency of 0 s. " + DEFAULT)
  int warmUp;

  @Mixin LoadOptions load = new LoadOptions();

  @Mixin ClusterOptions cluster = new ClusterOptions();

  @Mixin PartOptions parts = new PartOptions();

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    BenchReport measured = Bench.measure(plan());
    report.print(measured.json(), measured.table());
    return measured.isSound() ? 0 : 1;
  }

  private BenchPlan plan() {
    try {
      return new BenchPlan(
          cluster.plan(),
          load.plan(),
          runs,
          Behaviour.of(latency, failures, retryAfter, providerLimit),
          rate,
          concurrency,
          warmUp,
          parts.profile(),
          parts.keep());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
