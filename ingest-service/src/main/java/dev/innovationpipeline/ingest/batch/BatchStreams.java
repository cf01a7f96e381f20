package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.ingest.stream.EventWriter;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * Streams of batches: the figures now, and again whenever they differ, until all runs have ended.
 * While none is open, a change of a run costs a look at an empty map.
 */
@Component
class BatchStreams implements SmartLifecycle {

  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(15);

  /** Several changes of a moment are one event. */
  private static final Duration MERGE_INTERVAL = Duration.ofMillis(500);

  private final Map<String, Set<Semaphore>> watching = new ConcurrentHashMap<>();
  private final Batches batches;
  private final Admission admission;
  private volatile boolean open;

  BatchStreams(Batches batches, RunStatuses statuses, Admission admission) {
    this.batches = batches;
    this.admission = admission;
    statuses.followStatuses(this::changed);
  }

  private void changed(RunStatus run) {
    if (!watching.isEmpty()) {
      Batched batch = run.run().options().batch();
      if (batch != null) {
        watching.getOrDefault(batch.id(), Set.of()).forEach(Semaphore::release);
      }
    }
  }

  /** Figures as a client gets them, with the id by which it says that it has them. */
  record Figures(BatchStatus status, String json) {

    static Figures of(BatchStatus status) {
      return new Figures(status, WireJson.MAPPER.writeValueAsString(status));
    }

    String id() {
      return Integer.toHexString(json.hashCode());
    }
  }

  /**
   * The figures of the caller's runs.
   *
   * @throws ErrorResponseException 404 for a batch without such runs, 503 when not known yet
   */
  Figures figures(String batchId, Caller caller) {
    return Figures.of(BatchStatus.of(batches.require(batchId, caller)));
  }

  /** Streams in a thread of its own, of which one that waits costs little. */
  void begin(String batchId, Caller caller, String has, ResponseBodyEmitter emitter) {
    Semaphore news = new Semaphore(0);
    watching.compute(
        batchId,
        (id, present) -> {
          Set<Semaphore> all = present == null ? ConcurrentHashMap.newKeySet(1) : present;
          all.add(news);
          return all;
        });
    Thread.ofVirtual()
        .name("batch-events")
        .start(
            () -> {
              try {
                stream(batchId, caller, has, news, new EventWriter(emitter));
              } finally {
                remove(batchId, news);
              }
            });
  }

  private void stream(
      String batchId, Caller caller, String has, Semaphore news, EventWriter client) {
    String told = has;
    try {
      client.begin();
      while (open && admission.holds(caller)) {
        Figures now = figures(batchId, caller);
        if (now.id().equals(told)) {
          client.heartbeat();
        } else {
          client.event(now.id(), "batch", now.json());
        }
        told = now.id();
        if (now.status().ended()) {
          break;
        }
        if (news.tryAcquire(HEARTBEAT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
          Thread.sleep(MERGE_INTERVAL);
          news.drainPermits();
        }
      }
      client.end();
    } catch (ErrorResponseException e) { // Its runs were forgotten, or are not known just now.
      client.end();
    } catch (IOException | IllegalStateException e) {
      client.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      client.end();
    }
  }

  private void remove(String batchId, Semaphore news) {
    watching.computeIfPresent(
        batchId,
        (id, present) -> {
          present.remove(news);
          return present.isEmpty() ? null : present;
        });
  }

  @Override
  public void start() {
    open = true;
  }

  /**
   * Ends the streams before the web server waits for its requests; clients ask another instance.
   */
  @Override
  public void stop() {
    open = false;
    watching.values().forEach(all -> all.forEach(Semaphore::release));
  }

  @Override
  public boolean isRunning() {
    return open;
  }
}
