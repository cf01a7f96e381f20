package dev.innovationpipeline.benchmarks.status;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.load.KeptConnection;
import dev.innovationpipeline.benchmarks.load.Schedule;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * GET /status at a steady rate over some connections. A time counts from when the question was due,
 * so that one slow answer does not hide the wait of those behind it.
 */
final class StatusQuestions {

  private static final int CONNECTIONS = 16;
  private static final int OK = 200;

  private final URI server;
  private final List<String> runIds;
  private final Percentiles times = new Percentiles();
  private final AtomicInteger failed = new AtomicInteger();

  StatusQuestions(String server, List<String> runIds) {
    this.server = URI.create(server);
    this.runIds = runIds;
  }

  Percentiles measure(int perSecond, Duration duration) throws InterruptedException {
    List<Thread> askers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < CONNECTIONS; i++) {
      int number = i;
      askers.add(Thread.ofVirtual().start(() -> ask(number, perSecond, start, duration)));
    }
    for (Thread asker : askers) {
      asker.join();
    }
    return times;
  }

  int failed() {
    return failed.get();
  }

  private void ask(int number, int perSecond, long start, Duration duration) {
    long every = TimeUnit.SECONDS.toNanos(CONNECTIONS) / perSecond;
    long due = start + every * number / CONNECTIONS;
    try (KeptConnection connection = new KeptConnection(server)) {
      for (; due - start < duration.toNanos(); due += every) {
        Schedule.until(due);
        String runId = runIds.get(ThreadLocalRandom.current().nextInt(runIds.size()));
        byte[] question = KeptConnection.request(server, "GET", "/status/" + runId, "", "");
        if (connection.ask(question).status() != OK) {
          failed.incrementAndGet();
        }
        times.add(Duration.ofNanos(System.nanoTime() - due));
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
