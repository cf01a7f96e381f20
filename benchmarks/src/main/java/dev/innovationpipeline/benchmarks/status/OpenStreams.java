package dev.innovationpipeline.benchmarks.status;

import dev.innovationpipeline.schema.event.RunEvent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Many streams at once: what they cost the server, and whether each gets all to the end. */
final class OpenStreams {

  private static final int RUNS = 500;
  private static final int MAX_CONCURRENT_OPENS = 100;
  private static final int SETTLE_DELAY_SECONDS = 5;
  private static final long TIMEOUT_SECONDS = 60;

  private final String server;
  private final EventFeed feed;
  private final LongSupplier residentBytes;
  private final LongAdder reopened = new LongAdder();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();

  OpenStreams(String server, EventFeed feed, LongSupplier residentBytes) {
    this.server = server;
    this.feed = feed;
    this.residentBytes = residentBytes;
  }

  /**
   * @param opened streams that were all open at one time, each with its first event
   * @param toTheEnd those of them that got the run's last event
   * @param reopened how often one was ended before its run and came back
   */
  record Outcome(long opened, long toTheEnd, long reopened, long extraBytes) {}

  Outcome measure(int streams) throws InterruptedException {
    List<List<RunEvent>> runs =
        IntStream.range(0, RUNS)
            .mapToObj(i -> EventFeed.events(EventFeed.run("open-" + i)))
            .toList();
    runs.forEach(events -> feed.append(events.getFirst()));
    feed.flush();
    long before = residentBytes.getAsLong();
    CountDownLatch first = new CountDownLatch(streams);
    CountDownLatch last = new CountDownLatch(streams);
    Semaphore opening = new Semaphore(MAX_CONCURRENT_OPENS);
    for (int i = 0; i < streams; i++) {
      opening.acquire();
      String runId = "open-" + i % RUNS;
      Thread.ofVirtual().start(() -> watch(runId, opening, first, last));
    }
    first.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    long opened = streams - first.getCount();
    runs.forEach(events -> events.subList(1, events.size() - 1).forEach(feed::append));
    feed.flush();
    TimeUnit.SECONDS.sleep(SETTLE_DELAY_SECONDS);
    long extra = residentBytes.getAsLong() - before;
    runs.forEach(events -> feed.append(events.getLast()));
    last.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    failures.forEach(failure -> System.err.println("A stream was lost: " + failure));
    return new Outcome(opened, streams - last.getCount(), reopened.sum(), extra);
  }

  private void watch(String runId, Semaphore opening, CountDownLatch first, CountDownLatch last) {
    AtomicBoolean seen = new AtomicBoolean();
    try {
      int retries =
          new StreamSocket(server, runId)
              .follow(
                  json -> {
                    if (!seen.getAndSet(true)) {
                      opening.release();
                      first.countDown();
                    }
                  });
      reopened.add(retries);
      last.countDown();
    } catch (IOException e) {
      failures.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!seen.get()) {
        opening.release();
      }
    }
  }
}
