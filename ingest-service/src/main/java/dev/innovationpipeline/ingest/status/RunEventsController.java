package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.run.RunStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A run as it goes: first the whole status, then each change, until the run ends. */
@RestController
@Tag(name = "Status")
class RunEventsController implements SmartLifecycle {

  private final RunStatuses statuses;
  private final RunChanges changes;
  private final StatusSettings settings;
  private volatile boolean open = true;

  RunEventsController(RunStatuses statuses, RunChanges changes, StatusSettings settings) {
    this.statuses = statuses;
    this.changes = changes;
    this.settings = settings;
  }

  @GetMapping(path = "/runs/{run_id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Watch a run (server-sent events)",
      description = "Events named status carry the body of GET /status; ends with the run.")
  SseEmitter events(
      @PathVariable("run_id") String runId,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen) {
    RunChanges.Subscription subscription = changes.watch(runId);
    try {
      RunStatus snapshot =
          statuses
              .find(runId)
              .orElseThrow(() -> Problems.notFound("There is no run " + runId + "."));
      SseEmitter emitter = new SseEmitter(0L);
      RunEventStream stream =
          new RunEventStream(emitter, subscription, settings.heartbeat(), () -> open);
      Thread writer =
          Thread.ofVirtual()
              .name("events-" + runId)
              .unstarted(() -> stream.write(snapshot, lastSeen));
      emitter.onCompletion(writer::interrupt);
      emitter.onError(e -> writer.interrupt());
      writer.start();
      return emitter;
    } catch (RuntimeException e) {
      subscription.close();
      throw e;
    }
  }

  @Override
  public void start() {
    open = true;
  }

  /** Ends the streams before the web server waits for its requests; clients come back by id. */
  @Override
  public void stop() {
    open = false;
    changes.wakeAll();
  }

  @Override
  public boolean isRunning() {
    return open;
  }
}
