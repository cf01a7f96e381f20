package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The companies that submit the runs, and the incidents meanwhile.
 *
 * @param companies the number of companies that submit the runs
 * @param hotShare the share of the runs that the first company submits; 0 when all do in turn
 * @param singleCompanyRun one more company submits one run, alone first and then beside the others
 * @param killEvery the interval at which a processor is killed and restarted; zero for never
 * @param changes of the number of processors, in the order of time
 * @param providerAway how long the provider refuses calls from the start on
 */
record LoadPlan(
    int companies,
    double hotShare,
    boolean singleCompanyRun,
    Duration killEvery,
    List<Change> changes,
    Duration providerAway) {

  LoadPlan {
    BenchPlan.require(companies >= 1, "--companies must be at least 1");
    BenchPlan.require(hotShare >= 0 && hotShare < 1, "--hot-company must be from 0 to below 1");
    BenchPlan.require(
        hotShare == 0 || companies >= 2, "--hot-company needs --companies of at least 2");
    BenchPlan.require(
        killEvery.isZero() || changes.isEmpty(),
        "--kill-every cannot be combined with --join-at, --stop-at or --kill-at");
    changes = List.copyOf(changes);
  }

  /** Whether the progress of runs is interrupted on purpose. */
  boolean isDisturbed() {
    return !killEvery.isZero() || !changes.isEmpty();
  }

  /** Adds it to the parameters of a benchmark. */
  void addTo(ObjectNode json) {
    json.put("companies", companies);
    json.put("hot_company", hotShare);
    json.put("kill_every_ms", killEvery.toMillis());
    json.put("provider_away_ms", providerAway.toMillis());
    json.set(
        "changes",
        WireJson.MAPPER.valueToTree(
            changes.stream().map(change -> change.kind() + "@" + change.at().toMillis()).toList()));
  }
}
