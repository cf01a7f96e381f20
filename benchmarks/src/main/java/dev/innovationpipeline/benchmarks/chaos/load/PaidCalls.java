package dev.innovationpipeline.benchmarks.chaos.load;

import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the counts of providers that followed one another; each forgets when it ends. */
public final class PaidCalls {

  private record Stage(int run, int stage) {}

  private final Map<Stage, Calls.OfStage> sums = new HashMap<>();
  private final Load load;

  public PaidCalls(Load load) {
    this.load = load;
  }

  /** Call it once for each provider, at its end. */
  public void add(List<ProviderClient.Calls> calls) {
    for (ProviderClient.Calls each : calls) {
      Calls.OfStage counted =
          new Calls.OfStage(
              load.firstRunOn(each.run()),
              each.stage(),
              each.answers(),
              Instant.EPOCH.plus(each.seenMicros(), ChronoUnit.MICROS));
      sums.merge(new Stage(each.run(), each.stage()), counted, PaidCalls::sum);
    }
  }

  public List<Calls.OfStage> all() {
    return List.copyOf(sums.values());
  }

  private static Calls.OfStage sum(Calls.OfStage a, Calls.OfStage b) {
    Instant first = a.firstSeen().isBefore(b.firstSeen()) ? a.firstSeen() : b.firstSeen();
    return new Calls.OfStage(a.runId(), a.stage(), a.answers() + b.answers(), first);
  }
}
