package dev.innovationpipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.sink.postgres.SinkDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * 5,000 runs while Postgres is killed (-9) and started again every 5 to 20 seconds. Takes minutes,
 * so only who asks for it runs it: {@code mvn verify -Dtest=SinkUnderKillsMeasurement}.
 */
class SinkUnderKillsMeasurement {

  private static final int RUNS = Integer.getInteger("runs", 5_000);
  private static final int RUNS_PER_SECOND = Integer.getInteger("runs.per.second", 40);
  private static final Topics TOPICS = new Topics("");
  private static final int SOCKET_DIRECTORY_LINE = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path directory;

  @Test
  void nothingIsLostOrDoubled() throws Exception {
    Random random = new Random(4);
    int kills = 0;
    try (EmbeddedBroker kafka = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory.resolve("postgres"), 0);
        RunningSink sink = RunningSink.start(kafka.bootstrapServers(), TOPICS, database.url())) {
      JdbcTemplate jdbc = SinkDatabase.past(database);
      long begin = System.nanoTime();
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(sink));
      while (!sending.isDone()) {
        pause(Duration.ofMillis(5_000 + random.nextInt(15_000)));
        killNine(directory.resolve("postgres"), database.port());
        database.stop(); // lets go of the data directory; there is nothing to stop any more
        pause(Duration.ofMillis(random.nextInt(3_000)));
        database.startAgain();
        kills++;
      }
      sending.join();
      long sent = System.nanoTime();
      Map<String, String> expected = TopicChecker.expected(kafka.bootstrapServers(), TOPICS);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(TopicChecker.actual(jdbc)).hasSize(expected.size()));
      assertThat(TopicChecker.actual(jdbc)).isEqualTo(expected);
      System.out.printf(
          "%,d runs, %d kills in %d s: %,d rows, 0 lost, 0 doubled; %d s after the last event%n",
          RUNS,
          kills,
          TimeUnit.NANOSECONDS.toSeconds(sent - begin),
          expected.size(),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sent));
      assertThat(expected).hasSize(12 * RUNS);
      assertThat(kills).isPositive();
    }
  }

  private static void sendAll(RunningSink sink) {
    for (int from = 0; from < RUNS; from += RUNS_PER_SECOND) {
      sink.send(SampleRuns.of(from, Math.min(RUNS, from + RUNS_PER_SECOND)));
      pause(Duration.ofSeconds(1));
    }
  }

  /**
   * The server and all its processes at once, as when the machine dies. Who inherits them may be
   * slow to take note of their end, and a server does not start beside a living process that its
   * lock files name: they are removed, as an operator would.
   */
  private static void killNine(Path data, int port) throws IOException {
    Path lock = data.resolve("data").resolve("postmaster.pid");
    List<String> lines = Files.readAllLines(lock);
    long pid = Long.parseLong(lines.getFirst().strip());
    Path sockets = Path.of(lines.get(SOCKET_DIRECTORY_LINE).strip());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    await().until(() -> isRefused(port));
    Files.delete(lock);
    Files.deleteIfExists(sockets.resolve(".s.PGSQL." + port + ".lock"));
  }

  private static boolean isRefused(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !socket.isConnected();
    } catch (ConnectException e) {
      return true;
    }
  }

  /** What is measured takes its time; no assertion waits for this. */
  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
