package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.cluster.Durability;
import dev.innovationpipeline.benchmarks.cluster.Killer;
import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.benchmarks.count.Counters;
import dev.innovationpipeline.benchmarks.load.Batch;
import dev.innovationpipeline.benchmarks.load.Rows;
import dev.innovationpipeline.benchmarks.load.RunEnds;
import dev.innovationpipeline.benchmarks.load.Submitter;
import dev.innovationpipeline.benchmarks.load.Timeline;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** Starts the system, warms it up, puts the planned load on it and reports the outcome. */
final class Bench implements AutoCloseable {

  private static final String WARM = "warm";
  private static final String ALONE = "alone";
  private static final String MAIN = "main";
  private static final int RUNS_ALONE = 3;

  /**
   * Two batches are in flight. If all were submitted at once, submitting would end long before the
   * runs do, and the compiler drops queued methods that are no longer called: the POST path would
   * be compiled during the measurement.
   */
  private static final int WARM_UP_BATCH = 250;

  private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);

  /** Processors that are killed often finish a stage of all runs before the first run ends. */
  private static final Duration KILLS_STALL_TIMEOUT = Duration.ofMinutes(5);

  private final BenchPlan plan;
  private final Cluster cluster;
  private final RunEnds ends;

  private Bench(BenchPlan plan, Cluster cluster) {
    this.plan = plan;
    this.cluster = cluster;
    this.ends = new RunEnds(cluster.bootstrapServers());
  }

  /** Runs the whole measurement; progress goes to standard error. */
  static BenchReport measure(BenchPlan plan)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    say(
        "Starting %d broker(s), database, provider, %d ingest service(s), %d sink(s) and %d processor(s) …"
            .formatted(
                plan.cluster().brokers(),
                plan.cluster().ingests(),
                plan.cluster().sinks(),
                plan.cluster().processors()));
    Cluster cluster =
        Cluster.start(
            plan.cluster(),
            plan.load().companies(),
            !plan.load().killEvery().isZero(),
            plan.keep());
    try (cluster;
        Bench bench = new Bench(plan, cluster)) {
      if (plan.keep()) {
        say("Logs and data: " + cluster.directory());
      }
      bench.warmUp();
      OptionalLong alone =
          plan.load().singleCompanyRun() ? bench.loneRunAlone() : OptionalLong.empty();
      return bench.measure(alone);
    }
  }

  @Override
  public void close() throws InterruptedException {
    ends.close();
  }

  private void warmUp() throws InterruptedException {
    if (plan.warmUp() == 0) {
      return;
    }
    say("Warming up with " + plan.warmUp() + " runs …");
    cluster.provider().behave(Behaviour.QUICK);
    Submitter submitter = submitter();
    for (int first = 0; first < plan.warmUp(); first += WARM_UP_BATCH) {
      ends.await(WARM, first - WARM_UP_BATCH - submitter.refused(), STALL_TIMEOUT);
      int count = Math.min(WARM_UP_BATCH, plan.warmUp() - first);
      submitter.submit(
          new Batch(WARM, first, count, number -> Companies.numbered(0)), 0, plan.concurrency());
    }
    int refused = submitter.refused();
    if (refused > 0) {
      say("Of the warm-up's runs " + refused + " were refused: " + submitter.refusals());
    }
    if (!ends.await(WARM, plan.warmUp() - refused, STALL_TIMEOUT)) {
      say("The warm-up did not end; measuring nevertheless.");
    }
  }

  /** The median of a few runs, one after the other, in milliseconds. */
  private OptionalLong loneRunAlone() throws InterruptedException {
    say("Measuring a run alone …");
    cluster.provider().behave(plan.llm());
    Submitter submitter = submitter();
    for (int i = 0; i < RUNS_ALONE; i++) {
      submitter.submit(new Batch(ALONE, i, 1, number -> Companies.LONE), 0, 1);
      ends.await(ALONE, i + 1, stallTimeout());
    }
    long[] times =
        IntStream.range(0, RUNS_ALONE)
            .mapToObj(i -> millisOf(submitter, "%s-%08d".formatted(ALONE, i)))
            .flatMapToLong(OptionalLong::stream)
            .sorted()
            .toArray();
    return times.length == 0 ? OptionalLong.empty() : OptionalLong.of(times[times.length / 2]);
  }

  private BenchReport measure(OptionalLong aloneMillis)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    cluster.provider().behave(plan.llm());
    startProfiles();
    say("Measuring " + plan.runs() + " runs …");
    int runs = plan.runs() + (plan.load().singleCompanyRun() ? 1 : 0);
    Submitter submitter = submitter();
    Counters before = Counters.read(cluster, ends);
    long start = System.nanoTime();
    Usage usage = new Usage(cluster);
    Killer killer = new Killer(cluster, usage, plan.load().killEvery());
    Changes changes = new Changes(cluster.processors(), usage, plan.load().changes());
    Outage outage = new Outage(cluster, usage, plan.load().providerAway());
    submitter.submit(
        new Batch(MAIN, 0, plan.runs(), plan::companyOf), plan.rate(), plan.concurrency());
    Duration submitting = Duration.ofNanos(System.nanoTime() - start);
    if (plan.load().singleCompanyRun()) {
      submitter.submit(new Batch(MAIN, plan.runs(), 1, number -> Companies.LONE), 0, 1);
    }
    if (!ends.await(MAIN, runs - submitter.refused(), stallTimeout())) {
      say("No run ends any more; the runs that have not ended count as lost.");
    }
    killer.close();
    changes.close();
    outage.close();
    usage.close();
    stopProfiles();
    Map<String, RunEnds.End> outcome = endsOf(MAIN);
    OptionalLong beside =
        plan.load().singleCompanyRun()
            ? millisOf(submitter, "%s-%08d".formatted(MAIN, plan.runs()))
            : OptionalLong.empty();
    List<ProviderClient.Calls> calls = cluster.provider().calls();
    try (Rows rows = new Rows(cluster.postgresUrl())) {
      long completed = outcome.values().stream().filter(end -> end.error() == null).count();
      rows.awaitCompleted(MAIN, completed, STALL_TIMEOUT);
      long sinkDone = System.nanoTime();
      Counters counted = Counters.read(cluster, ends).since(before);
      return BenchReport.of(
          plan,
          new Observation(
              runs,
              start,
              submitting,
              sinkDone,
              outcome,
              submitter,
              cluster.provider().totals(),
              calls,
              Timeline.read(cluster.bootstrapServers(), MAIN, calls),
              killer,
              changes.done(),
              outage.figures(),
              usage,
              counted,
              Durability.of(cluster),
              rows.completed(MAIN),
              rows.withWrongCards(MAIN),
              aloneMillis,
              beside));
    }
  }

  /** From sending the request to the last event in the log. */
  private OptionalLong millisOf(Submitter submitter, String runId) {
    RunEnds.End end = ends.ends().get(runId);
    Long sent = submitter.sentAtMillis().get(runId);
    return end == null || sent == null
        ? OptionalLong.empty()
        : OptionalLong.of(end.appendedMillis() - sent);
  }

  private Map<String, RunEnds.End> endsOf(String label) {
    Map<String, RunEnds.End> all = new HashMap<>(ends.ends());
    all.keySet().removeIf(id -> !id.startsWith(label + "-"));
    return all;
  }

  /** Allows for slow calls, retries and killed processes. */
  private Duration stallTimeout() {
    Duration median = plan.llm().latency().median();
    int timesTheMedian = plan.llm().latency().sigma() > 0 ? 20 : 2;
    return (plan.load().isDisturbed() ? KILLS_STALL_TIMEOUT : STALL_TIMEOUT)
        .plus(plan.load().providerAway())
        .plus(
            median.multipliedBy(
                (long) Pipelines.registered().newest().stages().size() * timesTheMedian));
  }

  private Submitter submitter() {
    return new Submitter(cluster.serverUrls(), cluster.provider(), cluster.bearer());
  }

  private void startProfiles() throws IOException {
    Path directory = plan.profile();
    if (directory != null) {
      Files.createDirectories(directory);
      int number = 0;
      for (Part part : cluster.parts()) {
        part.profile(directory.resolve(part.role() + "-" + number++ + ".jfr"));
      }
    }
  }

  private void stopProfiles() {
    Path directory = plan.profile();
    if (directory != null) {
      cluster.parts().forEach(Part::dumpProfile);
      say("Profiles: " + directory);
    }
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
