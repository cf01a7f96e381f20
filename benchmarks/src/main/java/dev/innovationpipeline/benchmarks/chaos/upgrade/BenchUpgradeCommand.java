package dev.innovationpipeline.benchmarks.chaos.upgrade;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.provider.CallTimes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "upgrade",
    description = {
      "Start the services of another version, and replace them by this one under load: the sink,"
          + " the ingest service, then each of two stage processors. Then check the history,"
          + " before and after a rebuild of the database.",
      "Exit code: 0 when every step healed, no version stopped or left a dead letter, and nothing"
          + " was found, else 1."
    },
    mixinStandardHelpOptions = true)
public final class BenchUpgradeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      required = true,
      description = "A checkout of the other version, built with mvn package.")
  Path from = Path.of("");

  @Option(
      names = "--processors-first",
      description = "Replace the stage processors before the sink and the ingest service.")
  boolean processorsFirst;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "How long versions work side by side after each step. Default: ${DEFAULT-VALUE}")
  String interval = "";

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs submitted per second. Default: ${DEFAULT-VALUE}")
  double rate;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Chooses what users do with their runs. Default: ${DEFAULT-VALUE}")
  long seed;

  @Option(names = "--keep", description = "Keep data and logs in the temporary directory.")
  boolean keep;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws InterruptedException {
    UpgradeReport tested = Upgrade.test(plan());
    report.print(tested.json(), tested.text());
    return tested.isSound() ? 0 : 1;
  }

  private UpgradePlan plan() {
    try {
      return new UpgradePlan(
          new Checkout(from), processorsFirst, CallTimes.duration(interval), rate, seed, keep);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
