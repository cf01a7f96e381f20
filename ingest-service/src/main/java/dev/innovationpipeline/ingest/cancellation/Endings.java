package dev.innovationpipeline.ingest.cancellation;

import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Watches runs that are being cancelled, until the view shows it. */
@Component
class Endings {

  private static final Logger log = LoggerFactory.getLogger(Endings.class);

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final Duration decidedWithin;

  Endings(RunStatuses statuses, CancellationSettings settings) {
    decidedWithin = settings.decidedWithin();
    statuses.followStatuses(this::changed);
  }

  private void changed(RunStatus now) {
    if (!watches.isEmpty() && now.staysCancelled()) {
      String runId = now.run().runId();
      watches.stream()
          .filter(watch -> watch.runId.equals(runId))
          .forEach(watch -> watch.shown.countDown());
    }
  }

  /** Watches a run until it is closed. */
  Watch of(String runId) {
    Watch watch = new Watch(runId);
    watches.add(watch);
    return watch;
  }

  final class Watch implements AutoCloseable {

    private final String runId;
    private final CountDownLatch shown = new CountDownLatch(1);

    private Watch(String runId) {
      this.runId = runId;
    }

    /** Returns once every stream of this instance tells it, or when that takes too long. */
    void await() {
      try {
        boolean seen = shown.await(decidedWithin.toNanos(), TimeUnit.NANOSECONDS);
        log.debug("The cancelled run {} is {} yet.", runId, seen ? "shown" : "not shown");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }
}
