package dev.innovationpipeline.benchmarks.status;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.load.Schedule;
import dev.innovationpipeline.schema.event.RunEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long after the broker appended an event its change reaches a client that watches: runs begin
 * at a steady rate, each with a client of its own.
 */
final class StreamLatency {

  private static final Duration EVENT_INTERVAL = Duration.ofMillis(300);
  private static final long TIMEOUT_SECONDS = 30;

  private final String server;
  private final EventFeed feed;
  private final Percentiles times = new Percentiles();
  private final AtomicInteger failed = new AtomicInteger();

  StreamLatency(String server, EventFeed feed) {
    this.server = server;
    this.feed = feed;
  }

  /** Begins runs for so long, and answers when all have ended. */
  Percentiles measure(String label, int runsPerSecond, Duration duration)
      throws InterruptedException {
    int runs = Math.toIntExact(runsPerSecond * duration.toSeconds());
    CountDownLatch ended = new CountDownLatch(runs);
    long start = System.nanoTime();
    for (int i = 0; i < runs; i++) {
      Schedule.until(start + TimeUnit.SECONDS.toNanos(1) * i / runsPerSecond);
      String runId = label + "-" + i;
      Thread.ofVirtual().start(() -> watchedRun(runId, ended));
    }
    if (!ended.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      failed.addAndGet(Math.toIntExact(ended.getCount()));
    }
    return times;
  }

  int failed() {
    return failed.get();
  }

  private void watchedRun(String runId, CountDownLatch ended) {
    List<RunEvent> events = EventFeed.events(EventFeed.run(runId));
    try {
      feed.append(events.getFirst()).get();
      Thread.ofVirtual().start(() -> watch(runId, ended));
      long start = System.nanoTime();
      for (int i = 1; i < events.size(); i++) {
        Schedule.until(start + EVENT_INTERVAL.toNanos() * i);
        feed.appendMeasured(events.get(i));
      }
    } catch (ExecutionException e) {
      failed.incrementAndGet();
      ended.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(String runId, CountDownLatch ended) {
    try {
      new StreamSocket(server, runId).follow(json -> note(runId, json));
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void note(String runId, String json) {
    long now = System.currentTimeMillis();
    CompletableFuture<Long> appended =
        feed.takeAppendedAt(runId, StreamSocket.field(json, "updated_at"));
    if (appended != null) {
      appended.thenAccept(then -> times.add(Duration.ofMillis(now - then)));
    }
  }
}
