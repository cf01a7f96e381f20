package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.History;
import dev.innovationpipeline.benchmarks.check.HistoryChecker;
import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.benchmarks.check.StoredRows;
import dev.innovationpipeline.benchmarks.check.live.DatabaseRows;
import dev.innovationpipeline.benchmarks.check.live.TopicEvents;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Starts the system, injects faults under load, lets it come to rest and has its history checked.
 */
final class Chaos implements AutoCloseable {

  /** Recovery takes seconds; a system that takes so long does not heal. */
  private static final Duration HEAL_TIMEOUT = Duration.ofMinutes(2);

  private static final Duration END_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration ROWS_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
  private static final int MAX_PAUSE_MILLIS = 4_000;
  private static final Behaviour BEHAVIOUR =
      Behaviour.of("lognormal:median=1s,p99=4s", "", "1s", 0);

  private final ChaosPlan plan;
  private final ChaosCluster cluster;
  private final Injector injector;
  private final Load load;
  private final PaidCalls paid = new PaidCalls();
  private final List<Injection> injections = new ArrayList<>();

  private Chaos(ChaosPlan plan) {
    this.plan = plan;
    cluster = ChaosCluster.start(plan);
    injector = new Injector(cluster, plan.hold());
    load = new Load(cluster.serverUrl(), cluster.provider(), plan.seed());
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
    if (!plan.disks()) {
      say("no disk is filled, as mounting file systems is root's right");
    }
    load.start(plan.rate());
    awaitHealed(begun);
    injectUntil(System.nanoTime() + Duration.ofMinutes(plan.minutes()).toNanos());
    load.stopSubmitting();
    boolean ended = load.awaitEnds(END_TIMEOUT);
    say(ended ? "all runs are seen to have ended" : "not all runs are seen to have ended");
    paid.add(cluster.provider().calls());
    Map<String, List<LoggedEvent>> events = events();
    List<Finding> findings = new ArrayList<>(check(events));
    rebuild();
    check(events).stream().filter(finding -> !findings.contains(finding)).forEach(findings::add);
    return new ChaosReport(plan, injections, events, load, findings);
  }

  /**
   * @param end by {@link System#nanoTime}
   */
  private void injectUntil(long end) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(plan.seed());
    for (int round = 0; ; round++) {
      for (ChaosPlan.Cell cell : plan.round(round)) {
        Thread.sleep(random.nextInt(MAX_PAUSE_MILLIS));
        if (System.nanoTime() - end > 0) {
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
    long deadline = System.nanoTime() + HEAL_TIMEOUT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      injector.startEnded();
      Optional<Instant> completed = load.completionOfOneSubmittedAfter(from);
      if (completed.isPresent()) {
        return completed.get();
      }
      Thread.sleep(POLL_INTERVAL);
    }
    return null;
  }

  /** Again until the rows fit, as the sink may be behind; the findings that stay. */
  private List<Finding> check(Map<String, List<LoggedEvent>> events) throws InterruptedException {
    List<Calls.Disturbance> disturbances = injections.stream().map(Injection::disturbance).toList();
    Calls calls = new Calls(paid.all(), disturbances);
    long deadline = System.nanoTime() + ROWS_TIMEOUT.toNanos();
    while (true) {
      StoredRows rows = DatabaseRows.read(cluster.databaseUrl());
      List<Finding> findings =
          HistoryChecker.check(History.atRest(events, load.answers(), rows, calls));
      boolean rowsFit =
          findings.stream()
              .noneMatch(f -> f instanceof Finding.RowDiffers || f instanceof Finding.WrongCards);
      if (rowsFit || System.nanoTime() - deadline > 0) {
        return findings;
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private Map<String, List<LoggedEvent>> events() {
    return TopicEvents.read(Map.of("bootstrap.servers", cluster.bootstrapServers()), new Topics(""))
        .byRun();
  }

  private void rebuild() throws InterruptedException {
    say("rebuilding the database");
    new PipelineClient(cluster.serverUrl())
        .post("/operations/rebuild-database", null)
        .expect("rebuild the database");
  }

  private static void say(String text) {
    System.err.println("chaos: " + text);
  }
}
