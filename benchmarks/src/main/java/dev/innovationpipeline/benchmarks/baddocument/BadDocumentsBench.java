package dev.innovationpipeline.benchmarks.baddocument;

import dev.innovationpipeline.benchmarks.baddocument.BadDocumentsReport.Compared;
import dev.innovationpipeline.benchmarks.cluster.Cluster;
import dev.innovationpipeline.benchmarks.cluster.ClusterPlan;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.cluster.Engine;
import dev.innovationpipeline.benchmarks.cluster.Security;
import dev.innovationpipeline.benchmarks.load.Rows;
import dev.innovationpipeline.benchmarks.load.RunEnds;
import dev.innovationpipeline.benchmarks.load.Schedule;
import dev.innovationpipeline.benchmarks.load.WatchedRuns;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Runs with short documents without and beside runs with bad ones. */
final class BadDocumentsBench {

  private static final String BAD_COMPANY = Companies.numbered(0);
  private static final String OTHER_COMPANY = Companies.numbered(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(25);
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** For the last events to reach the log's reader and the tables. */
  private static final Duration REST_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration WARM_UP_DURATION = Duration.ofSeconds(20);

  private static final String ENDED =
      """
      SELECT count(*) FROM "Run" WHERE status IN ('COMPLETED', 'FAILED')
      """;

  private final BadDocumentsPlan plan;
  private final Cluster cluster;
  private final BadDocumentHost host;
  private final PipelineClient client;
  private final Compared texts;
  private final Compared office;
  private final Map<BadDocument, WatchedRuns> bad = new EnumMap<>(BadDocument.class);
  private final AtomicInteger goodRuns = new AtomicInteger();
  private final AtomicInteger badRuns = new AtomicInteger();

  /** Something that is done at a steady rate. */
  private record Turns(double perSecond, Runnable turn) {

    private void takeFor(Duration time) {
      long begin = System.nanoTime();
      long every = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
      try {
        for (long due = 0; due < time.toNanos(); due += every) {
          Schedule.until(begin + due);
          turn.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private BadDocumentsBench(BadDocumentsPlan plan, Cluster cluster, BadDocumentHost host) {
    this.plan = plan;
    this.cluster = cluster;
    this.host = host;
    client = new PipelineClient(cluster.serverUrls().getFirst());
    texts = new Compared(runs(), runs());
    office = new Compared(runs(), runs());
    for (BadDocument kind : BadDocument.values()) {
      bad.put(kind, new WatchedRuns(client, POLL_INTERVAL, TIMEOUT, kind.code()));
    }
  }

  /** Progress is said on standard error. */
  static BadDocumentsReport measure(BadDocumentsPlan plan) throws Exception {
    say("Starting the system …");
    ClusterPlan cluster =
        new ClusterPlan(
            1,
            1,
            1,
            false,
            Engine.STAGE_ENGINE,
            Security.NONE,
            plan.processorProperties(),
            List.of());
    try (BadDocumentHost host = new BadDocumentHost();
        Cluster started = Cluster.start(cluster, 2, false, false);
        RunEnds ends = new RunEnds(started.bootstrapServers())) {
      return new BadDocumentsBench(plan, started, host).measure(ends);
    }
  }

  private BadDocumentsReport measure(RunEnds ends) throws SQLException, InterruptedException {
    say("Warming up …");
    cluster.provider().behave(Behaviour.QUICK);
    WatchedRuns warmUp = runs();
    take(WARM_UP_DURATION, textsInto(warmUp), officeInto(warmUp));
    warmUp.awaitEnds();
    cluster.provider().behave(plan.llm());
    for (int round = 1; round <= plan.rounds(); round++) {
      say("Round %d of %d: alone …".formatted(round, plan.rounds()));
      take(plan.half(), textsInto(texts.alone()), officeInto(office.alone()));
      texts.alone().awaitEnds();
      office.alone().awaitEnds();
      say("Round %d of %d: beside bad documents …".formatted(round, plan.rounds()));
      take(
          plan.half(),
          textsInto(texts.beside()),
          officeInto(office.beside()),
          new Turns(plan.badRate(), this::startBad));
      texts.beside().awaitEnds();
      office.beside().awaitEnds();
      bad.values().forEach(WatchedRuns::awaitEnds);
    }
    int started =
        Stream.concat(
                Stream.of(warmUp, texts.alone(), texts.beside(), office.alone(), office.beside()),
                bad.values().stream())
            .mapToInt(WatchedRuns::answered)
            .sum();
    return new BadDocumentsReport(
        texts, office, bad, notEnded(started, ends), ends.repeated(), host.secretRequests());
  }

  /** Side by side for a time. */
  private static void take(Duration time, Turns... all) throws InterruptedException {
    List<Thread> threads =
        Stream.of(all).map(turns -> Thread.ofVirtual().start(() -> turns.takeFor(time))).toList();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private Turns textsInto(WatchedRuns runs) {
    return new Turns(
        plan.shortRate(),
        () -> runs.start(cluster.provider().documentOf(goodRuns.getAndIncrement()), OTHER_COMPANY));
  }

  private Turns officeInto(WatchedRuns runs) {
    return new Turns(
        plan.shortRate(), () -> runs.start(host.docxOf(goodRuns.getAndIncrement()), OTHER_COMPANY));
  }

  private void startBad() {
    BadDocument[] kinds = BadDocument.values();
    BadDocument kind = kinds[badRuns.getAndIncrement() % kinds.length];
    Objects.requireNonNull(bad.get(kind)).start(host.urlOf(kind), BAD_COMPANY);
  }

  /** Runs whose end is missing in the log or in the tables. */
  private int notEnded(int started, RunEnds ends) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + REST_TIMEOUT.toNanos();
    try (Connection database = Rows.connect(cluster.postgresUrl());
        Statement statement = database.createStatement()) {
      while (true) {
        int known = Math.min(ends.ends().size(), ended(statement));
        if (known >= started || System.nanoTime() > deadline) {
          return started - known;
        }
        Thread.sleep(POLL_INTERVAL);
      }
    }
  }

  private static int ended(Statement statement) throws SQLException {
    try (ResultSet count = statement.executeQuery(ENDED)) {
      count.next();
      return count.getInt(1);
    }
  }

  private WatchedRuns runs() {
    return new WatchedRuns(client, POLL_INTERVAL, TIMEOUT);
  }

  private static void say(String progress) {
    System.err.println("bad-documents: " + progress);
  }
}
