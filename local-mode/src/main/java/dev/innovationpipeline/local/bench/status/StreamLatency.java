package dev.innovationpipeline.local.bench.status;

import dev.innovationpipeline.local.bench.figures.Percentiles;
import dev.innovationpipeline.schema.event.RunEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long after an event is sent off to Kafka its change reaches a client that watches: runs begin
 * at a steady rate, each with a client of its own.
 */
final class StreamLatency {

  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(300);
  private static final long PATIENCE_SECONDS = 30;

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
      Pace.until(start + TimeUnit.SECONDS.toNanos(1) * i / runsPerSecond);
      String runId = label + "-" + i;
      Thread.ofVirtual().start(() -> watchedRun(runId, ended));
    }
    if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      failed.addAndGet(Math.toIntExact(ended.getCount()));
    }
    return times;
  }

  int failed() {
    return failed.get();
  }

  private void watchedRun(String runId, CountDownLatch ended) {
    List<RunEvent> events = EventFeed.events(EventFeed.run(runId));
    feed.append(events.getFirst());
    Thread.ofVirtual().start(() -> watch(runId, ended));
    long start = System.nanoTime();
    for (int i = 1; i < events.size(); i++) {
      try {
        Pace.until(start + BETWEEN_EVENTS.toNanos() * i);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      feed.append(events.get(i));
    }
  }

  private void watch(String runId, CountDownLatch ended) {
    try {
      new StreamSocket(server, runId).read(json -> note(runId, json));
    } catch (IOException e) {
      failed.incrementAndGet();
    } finally {
      ended.countDown();
    }
  }

  private void note(String runId, String json) {
    long now = System.nanoTime();
    Long sent = feed.takeSentAt(runId, StreamSocket.field(json, "updated_at"));
    // The first event is older than the stream: its time says nothing.
    if (sent != null && !json.contains("\"status\":\"PENDING\",\"current_stage\":0")) {
      times.add(Duration.ofNanos(now - sent));
    }
  }
}
