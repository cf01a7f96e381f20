package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.provider.CallTimes;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that tests whether the system survives faults. */
@Command(
    name = "chaos",
    description = {
      "Start the whole system, each part in its own process, and inject faults under load: kill -9,"
          + " kill, a stopped process, a cut network, restarts one after the other, an address that"
          + " changes, a full disk, a wrong clock, an end at named points of the services' code;"
          + " each for ingest, processor, sink, broker, database and provider, where it applies."
          + " Then check the history, before and after a rebuild of the database.",
      "Exit code: 0 when every injection healed and nothing was found, else 1."
    },
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long faults are injected. Default: ${DEFAULT-VALUE}")
  int minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Gives the order of the faults. Default: ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "2",
      description = "Runs submitted per second. Default: ${DEFAULT-VALUE}")
  double rate;

  @Option(
      names = "--hold",
      paramLabel = "TIME",
      defaultValue = "30s",
      description =
          "How long a process is stopped, cut off or restarted, a disk is full, or a clock is"
              + " wrong. Default: ${DEFAULT-VALUE}")
  String hold = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "0",
      description = "Inject each fault N times, however long it takes. Default: see --minutes")
  int rounds;

  @Option(
      names = "--only",
      paramLabel = "FAULT:TARGET",
      split = ",",
      description = "Inject these faults alone, such as restarts:database,move:broker.")
  List<String> only = List.of();

  @Option(names = "--keep", description = "Keep data and logs in the temporary directory.")
  boolean keep;

  @Mixin ReportOptions report = new ReportOptions();

  private ChaosCommand() {}

  public static Object create() {
    return new ChaosCommand();
  }

  @Override
  public Integer call() throws InterruptedException {
    ChaosReport tested = Chaos.test(plan());
    report.print(tested.json(), tested.text());
    return tested.isSound() ? 0 : 1;
  }

  private ChaosPlan plan() {
    try {
      List<ChaosPlan.Cell> cells =
          only.isEmpty()
              ? ChaosPlan.Cell.possible()
              : only.stream().map(ChaosPlan.Cell::parse).toList();
      return new ChaosPlan(
          minutes, rounds, seed, rate, CallTimes.duration(hold), keep, cells, !only.isEmpty());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
