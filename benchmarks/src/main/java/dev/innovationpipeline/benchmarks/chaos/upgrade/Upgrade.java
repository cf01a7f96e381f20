package dev.innovationpipeline.benchmarks.chaos.upgrade;

import dev.innovationpipeline.benchmarks.chaos.LiveHistory;
import dev.innovationpipeline.benchmarks.chaos.load.Load;
import dev.innovationpipeline.benchmarks.chaos.load.PaidCalls;
import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.embedded.StartFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces the services of a running system by those of this version, one after the other. */
final class Upgrade implements AutoCloseable {

  private static final Duration RUN_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration END_TIMEOUT = Duration.ofMinutes(3);
  private static final Behaviour BEHAVIOUR =
      Behaviour.of("lognormal:median=1s,p99=4s", "", "1s", 0);

  private final UpgradePlan plan;
  private final List<Member> order;
  private final UpgradeCluster cluster;
  private final Load load;
  private final LiveHistory history;

  private Upgrade(UpgradePlan plan) {
    this.plan = plan;
    order = Member.inOrder(plan.processorsFirst());
    cluster = UpgradeCluster.start(plan.from(), order, plan.keep());
    String server = cluster.wiring().serverUrl();
    load = new Load(server, cluster.provider(), plan.seed(), false);
    history =
        new LiveHistory(
            server, cluster.wiring().bootstrapServers(), cluster.wiring().postgresUrl(), load);
    cluster.provider().behave(BEHAVIOUR);
  }

  static UpgradeReport test(UpgradePlan plan) throws InterruptedException {
    try (Upgrade upgrade = new Upgrade(plan)) {
      return upgrade.run();
    }
  }

  @Override
  public void close() {
    cluster.close();
  }

  private UpgradeReport run() throws InterruptedException {
    say("the version in " + plan.from().directory() + " runs, logs in " + cluster.directory());
    Instant begun = Instant.now();
    load.start(plan.rate());
    if (awaitRun(begun) == null) {
      throw new StartFailedException("No run completes with the version before; see its logs.");
    }
    List<Replacement> replacements = new ArrayList<>();
    for (Member member : order) {
      Thread.sleep(plan.interval());
      Replacement replacement = replace(member);
      replacements.add(replacement);
      say(replacement.toString());
    }
    Thread.sleep(plan.interval());
    load.stopSubmitting();
    boolean ended = load.awaitEnds(END_TIMEOUT);
    say(ended ? "all runs are seen to have ended" : "not all runs are seen to have ended");
    Map<String, List<LoggedEvent>> events = history.events();
    return new UpgradeReport(
        plan,
        replacements,
        events,
        load,
        deadLetters(),
        history.checkWithRebuild(events, calls(replacements)));
  }

  private Replacement replace(Member member) throws InterruptedException {
    boolean alive = cluster.isAlive(member);
    Instant begun = Instant.now();
    cluster.upgrade(member);
    Instant ready = Instant.now();
    return new Replacement(member, alive, begun, ready, awaitRun(ready));
  }

  /** When a run that was submitted after an instant had completed; null when none did in time. */
  private @Nullable Instant awaitRun(Instant from) throws InterruptedException {
    return load.awaitCompletionOfOneSubmittedAfter(from, RUN_TIMEOUT, () -> {});
  }

  private Calls calls(List<Replacement> replacements) {
    PaidCalls paid = new PaidCalls(load);
    paid.add(cluster.provider().calls());
    return new Calls(paid.all(), replacements.stream().map(Replacement::disturbance).toList());
  }

  /** Events that a version could not read; a letter each. */
  private int deadLetters() throws InterruptedException {
    return new PipelineClient(cluster.wiring().serverUrl())
        .get("/dead-letters")
        .expect("list the dead letters")
        .path("total")
        .asInt();
  }

  private static void say(String text) {
    System.err.println("upgrade: " + text);
  }
}
