package dev.innovationpipeline.ingest.cancellation;

import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Watches runs that may complete while they are being cancelled. */
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
    if (!watches.isEmpty() && now.status() == Status.COMPLETED) {
      String runId = now.run().runId();
      watches.stream()
          .filter(watch -> watch.runId.equals(runId))
          .forEach(watch -> watch.completed.countDown());
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
    private final CountDownLatch completed = new CountDownLatch(1);

    private Watch(String runId) {
      this.runId = runId;
    }

    /** Returns once the run is seen to complete, or when it would have been seen by now. */
    void await() {
      try {
        boolean seen = completed.await(decidedWithin.toNanos(), TimeUnit.NANOSECONDS);
        log.debug("The cancelled run {} {}.", runId, seen ? "is completed" : "is not completed");
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
