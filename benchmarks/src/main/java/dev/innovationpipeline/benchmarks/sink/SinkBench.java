package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.benchmarks.fill.CompletedRun;
import dev.innovationpipeline.benchmarks.fill.EventFill;
import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures the sink on full topics, then a rebuild and COPY of the same rows. */
final class SinkBench {

  private static final int CONSUMERS = 2;
  private static final Duration MIN_TIMEOUT = Duration.ofMinutes(2);

  /** For each run: ten times as long as on two quiet cores. */
  private static final Duration RUN_TIMEOUT = Duration.ofMillis(30);

  private static final Duration MIN_POLL_INTERVAL = Duration.ofMillis(100);
  private static final Duration MAX_POLL_INTERVAL = Duration.ofMillis(500);

  /** By the time that a count takes: it reads the whole table, with the sink's CPU. */
  private static final int POLL_INTERVAL_IN_COUNTS = 50;

  private final int runs;
  private final @Nullable Path profile;
  private final Processes processes;
  private final Part broker;
  private final Part postgres;
  private final String kafka;
  private final String url;
  private final Database database;

  private SinkBench(int runs, @Nullable Path profile, Processes processes) {
    this.runs = runs;
    this.profile = profile;
    this.processes = processes;
    Path directory = processes.directory();
    broker = start(Role.BROKER, directory.resolve("kafka").toString());
    postgres = start(Role.DATABASE, directory.resolve("postgres").toString());
    kafka = broker.awaitReady();
    url = postgres.awaitReady();
    database = Database.at(url);
  }

  /**
   * Progress goes to standard error.
   *
   * @param profile where a Java Flight Recorder file of the sink goes; none when null
   */
  static SinkReport measure(int runs, boolean keep, @Nullable Path profile)
      throws IOException, InterruptedException, SQLException {
    try (Processes processes = Processes.open(keep)) {
      return new SinkBench(runs, profile, processes).measure();
    }
  }

  private SinkReport measure() throws IOException, InterruptedException, SQLException {
    EventTopics.create(kafka);
    say("Filling the topics with the events of " + runs + " runs …");
    long bytes = EventFill.fill(kafka, 0, runs, new SampleRun(1)::events);
    say("Measuring the sink …");
    Part sink =
        start(Role.SINK, "--spring.kafka.bootstrap-servers=" + kafka, "--DATABASE_URL=" + url);
    sink.awaitReady();
    startProfile(sink);
    Supplier<Used> firstCpu = Used.since(sink, postgres, broker);
    double seconds = awaitAll(System.nanoTime());
    Used first = firstCpu.get();
    stopProfile(sink);
    long rows = database.rows();
    say("%,d rows in %.1f s.".formatted(rows, seconds));
    Map<String, Long> checksums = database.checksums();
    say("Rebuilding the same rows from the topics …");
    long begin = System.nanoTime();
    Supplier<Used> rebuildCpu = Used.since(sink, postgres, broker);
    database.execute("SELECT rebuild_from_topics()");
    double rebuild = awaitAll(begin);
    Used rebuildUsed = rebuildCpu.get();
    say("%,d rows in %.1f s.".formatted(rows, rebuild));
    boolean alike = database.checksums().equals(checksums);
    processes.kill(sink);
    say("Copying the same rows with COPY …");
    Path unloaded = Files.createDirectory(processes.directory().resolve("copy"));
    CopyLimit.Load copy = new CopyLimit(database, postgres, unloaded, CONSUMERS).measure();
    return new SinkReport(
        runs,
        (long) runs * CompletedRun.EVENTS,
        bytes,
        rows,
        seconds,
        copy,
        rebuild,
        alike,
        first,
        rebuildUsed);
  }

  /** Waits until every run has all its rows; returns the seconds since the begin. */
  private double awaitAll(long begin) throws SQLException, InterruptedException {
    long timeout = Math.max(MIN_TIMEOUT.toNanos(), runs * RUN_TIMEOUT.toNanos());
    while (System.nanoTime() - begin < timeout) {
      long asked = System.nanoTime();
      long completed = database.number("SELECT count(*) FROM \"Run\" WHERE status = 'COMPLETED'");
      long counted = System.nanoTime();
      if (completed == runs && database.rows() == 12L * runs) {
        return (counted - begin) / 1e9;
      }
      TimeUnit.NANOSECONDS.sleep(
          Math.clamp(
              POLL_INTERVAL_IN_COUNTS * (counted - asked),
              MIN_POLL_INTERVAL.toNanos(),
              MAX_POLL_INTERVAL.toNanos()));
    }
    throw new IllegalStateException(
        "After %d s only %,d of %,d rows are there; the sink's log ends:%n%s"
            .formatted(
                TimeUnit.NANOSECONDS.toSeconds(timeout),
                database.rows(),
                12L * runs,
                processes.parts().getLast().logEnd()));
  }

  private void startProfile(Part sink) throws IOException {
    if (profile != null) {
      Files.createDirectories(profile);
      sink.profile(profile.resolve("sink.jfr"));
    }
  }

  private void stopProfile(Part sink) {
    if (profile != null) {
      sink.dumpProfile();
    }
  }

  private Part start(Role role, String... arguments) {
    return processes.start(role, List.of(), List.of(arguments));
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
