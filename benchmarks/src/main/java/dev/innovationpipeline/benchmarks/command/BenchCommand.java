package dev.innovationpipeline.benchmarks.command;

import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.benchmarks.provider.CallTimes;
import dev.innovationpipeline.benchmarks.provider.Mishap;
import dev.innovationpipeline.benchmarks.run.Bench;
import dev.innovationpipeline.benchmarks.run.BenchPlan;
import dev.innovationpipeline.benchmarks.run.BenchReport;
import java.util.ArrayList;
import java.util.List;
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
      "Measure the whole system, each part a process of its own, with an LLM that only waits.",
      "Exit code 0 only when every run completed once, with its five cards."
    },
    mixinStandardHelpOptions = true,
    subcommands = {BenchSinkCommand.class, BenchStatusCommand.class, BenchReprocessCommand.class})
public final class BenchCommand implements Callable<Integer> {

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
      description = "Shares of failing calls, e.g. 429=0.2,500=0.05,reset=0.02. Default: none")
  String failures = "";

  @Option(
      names = "--retry-after",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "What a 429 asks for, in whole seconds. " + DEFAULT)
  String retryAfter = "";

  @Option(
      names = "--llm-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "The provider answers 429 to more open calls; 0: no limit. " + DEFAULT)
  int providerLimit;

  @Option(names = "--companies", paramLabel = "N", defaultValue = "1", description = DEFAULT)
  int companies;

  @Option(
      names = "--single-company-run",
      description = "One more company submits one run: alone first, then beside all others.")
  boolean singleCompanyRun;

  @Option(
      names = "--processors",
      paramLabel = "1..3",
      defaultValue = "1",
      description = "Stage processors, each a process. " + DEFAULT)
  int processors;

  @Option(
      names = "--kill-every",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "kill -9 a processor in turn and start it anew; 0s: never. " + DEFAULT)
  String killEvery = "";

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Runs submitted each second; 0: all at once. " + DEFAULT)
  double rate;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "32",
      description = "Submitting requests that are open at once. " + DEFAULT)
  int concurrency;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "500",
      description = "Runs before the measured ones, with an LLM of 0 s. " + DEFAULT)
  int warmUp;

  @Option(
      names = "--processor-property",
      paramLabel = "NAME=VALUE",
      description = "A setting of the processors, e.g. pipeline.llm.max-in-flight=200. Repeatable.")
  List<String> processorProperties = new ArrayList<>();

  @Option(
      names = "--processor-java-option",
      paramLabel = "OPTION",
      description = "E.g. -XX:+UseG1GC. Repeatable.")
  List<String> processorJavaOptions = new ArrayList<>();

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
          runs,
          new Behaviour(
              CallTimes.parse(latency),
              Mishap.parse(failures),
              CallTimes.duration(retryAfter),
              providerLimit),
          companies,
          singleCompanyRun,
          processors,
          CallTimes.duration(killEvery),
          rate,
          concurrency,
          warmUp,
          processorProperties,
          processorJavaOptions,
          parts.profile,
          parts.keep);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
