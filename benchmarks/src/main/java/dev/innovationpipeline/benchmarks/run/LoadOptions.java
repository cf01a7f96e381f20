package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.provider.CallTimes;
import picocli.CommandLine.Option;

/** Options that say who submits the runs, and what happens meanwhile. */
final class LoadOptions {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Option(names = "--companies", paramLabel = "N", defaultValue = "1", description = DEFAULT)
  private int companies;

  @Option(
      names = "--hot-company",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the runs that one of the companies submits, e.g. 0.8; 0: all the same. "
              + DEFAULT)
  private double hotShare;

  @Option(
      names = "--single-company-run",
      description = "Another company submits one run, first alone, then beside all others.")
  private boolean singleCompanyRun;

  @Option(
      names = "--kill-every",
      paramLabel = "TIME",
      defaultValue = "0s",
      description =
          "Interval at which a processor is killed with -9 and restarted; 0s: never. " + DEFAULT)
  private String killEvery = "";

  @Option(
      names = "--join-at",
      paramLabel = "TIME,…",
      defaultValue = "",
      description = "Times at which another processor starts, since the first run, e.g. 10s,40s.")
  private String joins = "";

  @Option(
      names = "--stop-at",
      paramLabel = "TIME,…",
      defaultValue = "",
      description = "Times at which the newest processor gets SIGTERM; it is not restarted.")
  private String stops = "";

  @Option(
      names = "--kill-at",
      paramLabel = "TIME,…",
      defaultValue = "",
      description = "Times at which the newest processor is killed with -9; it is not restarted.")
  private String kills = "";

  @Option(
      names = "--provider-away",
      paramLabel = "TIME",
      defaultValue = "0s",
      description =
          "How long the provider refuses every call (503) from the first run on. " + DEFAULT)
  private String providerAway = "";

  /**
   * @throws IllegalArgumentException saying what is wrong with an option
   */
  LoadPlan plan() {
    return new LoadPlan(
        companies,
        hotShare,
        singleCompanyRun,
        CallTimes.duration(killEvery),
        Change.parse(joins, stops, kills),
        CallTimes.duration(providerAway));
  }
}
