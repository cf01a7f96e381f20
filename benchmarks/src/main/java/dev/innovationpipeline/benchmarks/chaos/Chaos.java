package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.chaos.load.Load;
import dev.innovationpipeline.benchmarks.chaos.load.PaidCalls;
import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Starts the system, injects faults under load, lets it come to rest and has its history checked.
 */
final class Chaos implements AutoCloseable {

  /** Recovery takes seconds; a system that takes so long does not heal. */
  private static final Duration HEAL_TIMEOUT = Duration.ofMinutes(2);

  private static final Duration END_TIMEOUT = Duration.ofMinutes(3);
  private static final int MAX_PAUSE_MILLIS = 4_000;
  private static final Behaviour BEHAVIOUR =
      Behaviour.of("lognormal:median=1s,p99=4s", "", "1s", 0);

  private final ChaosPlan plan;
  private final ChaosCluster cluster;
  private final Injector injector;
  private final Load load;
  private final LiveHistory history;
  private final PaidCalls paid;
  private final List<Injection> injections = new ArrayList<>();

  private Chaos(ChaosPlan plan) {
    this.plan = plan;
    cluster = ChaosCluster.start(plan);
    injector = new Injector(cluster, plan.hold());
    load = new Load(cluster.serverUrl(), cluster.providerByName(), plan.seed(), true);
    paid = new PaidCalls(load);
    history =
        new LiveHistory(
            cluster.serverUrl(), cluster.bootstrapServers(), cluster.databaseUrl(), load);
    cluster.provider().behave(BEHAVIOUR);
  }

  static ChaosReport test(ChaosPlan plan) throws InterruptedException {
    try (Chaos chaos = new Chaos(plan)) {
      return chaos.run();
    }
  }

  @Override
  public void close() {
    cluster.close();
  }

  private ChaosReport run() throws InterruptedException {
    Instant begun = Instant.now();
    say("started in " + cluster.directory() + ", seed " + plan.seed());
    if (plan.lacksDisks()) {
      say("no disk is filled, as mounting file systems is root's right");
    }
    load.start(plan.rate());
    awaitHealed(begun);
    injectAll(System.nanoTime() + Duration.ofMinutes(plan.minutes()).toNanos());
    load.stopSubmitting();
    boolean ended = load.awaitEnds(END_TIMEOUT);
    say(ended ? "all runs are seen to have ended" : "not all runs are seen to have ended");
    paid.add(cluster.provider().calls());
    Map<String, List<LoggedEvent>> events = history.events();
    say("checking the history, then once more with a rebuilt database");
    List<Finding> findings = history.checkWithRebuild(events, calls());
    return new ChaosReport(plan, injections, events, load, findings);
  }

  private Calls calls() {
    return new Calls(paid.all(), injections.stream().map(Injection::disturbance).toList());
  }

  /**
   * @param end by {@link System#nanoTime}, for a plan that time ends
   */
  private void injectAll(long end) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(plan.seed());
    for (int round = 0; plan.endsByTime() || round < plan.rounds(); round++) {
      for (ChaosPlan.Cell cell : plan.round(round)) {
        Thread.sleep(random.nextInt(MAX_PAUSE_MILLIS));
        if (plan.endsByTime() && System.nanoTime() - end > 0) {
          return;
        }
        inject(cell, random.nextBoolean());
      }
    }
  }

  private void inject(ChaosPlan.Cell cell, boolean forwards) throws InterruptedException {
    boolean losesCounts =
        cell.target() == Target.PROVIDER
            && (cell.fault() == Fault.KILL || cell.fault() == Fault.TERMINATE);
    if (losesCounts) {
      paid.add(cluster.provider().calls());
    }
    Instant begun = Instant.now();
    boolean injected = injector.inject(cell, forwards);
    if (losesCounts) {
      cluster.provider().behave(BEHAVIOUR);
    }
    Instant over = Instant.now();
    Instant healed = awaitHealed(over);
    Injection injection = new Injection(cell, begun, over, injected ? healed : null);
    injections.add(injection);
    Duration heal = injection.timeToHeal();
    say(
        "%s: %s"
            .formatted(
                cell,
                heal != null
                    ? "healed in %.1f s".formatted(heal.toMillis() / 1e3)
                    : injected ? "NOT HEALED" : "NOT REACHED"));
  }

  /** When a run that was submitted after an instant had completed; null when none did in time. */
  private @Nullable Instant awaitHealed(Instant from) throws InterruptedException {
    return load.awaitCompletionOfOneSubmittedAfter(from, HEAL_TIMEOUT, injector::startEnded);
  }

  private static void say(String text) {
    System.err.println("chaos: " + text);
  }
}
