package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.limit.OpenStreams;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.ingest.status.web.RunEventStream.Beginning;
import dev.innovationpipeline.ingest.stream.EventWriter;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** The stream of a run: first its status, then each change, until the run ends. */
@RestController
@Tag(name = "Status")
class RunEventsController implements SmartLifecycle {

  private static final String EXAMPLE =
      """
      retry:1000
      :open

      id:3-1042
      event:status
      data:{"run_id":"r1","status":"RUNNING","current_stage":1,"stages":[]}

      event:text
      data:{"stage":1,"attempt":1,"position":0,"text":"Two inspirations"}
      """;

  private static final int CHECKS_PER_HEARTBEAT = 10;

  /** A third of the time for which processors believe an announcement. */
  private static final Duration ANNOUNCEMENT_INTERVAL = Duration.ofSeconds(20);

  /** Between two processors, of which one started the stage and the other writes its text. */
  private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(2);

  private final RunStatuses statuses;
  private final RunChanges changes;
  private final ChangeHistory history;
  private final StageTexts texts;
  private final EventStreamSettings settings;
  private final Admission admission;
  private final OpenStreams streams;
  private volatile boolean open;
  private volatile @Nullable PeriodicTasks timer;

  RunEventsController(
      RunStatuses statuses,
      RunChanges changes,
      ChangeHistory history,
      StageTexts texts,
      EventStreamSettings settings,
      Admission admission,
      OpenStreams streams) {
    this.statuses = statuses;
    this.changes = changes;
    this.history = history;
    this.texts = texts;
    this.settings = settings;
    this.admission = admission;
    this.streams = streams;
  }

  @GetMapping(path = "/runs/{run_id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Watch a run (server-sent events)",
      description =
          "Events named status carry the body of GET /status: first the present status, then each"
              + " change once; the stream ends with the run. With Last-Event-ID it resumes after"
              + " that event, on any instance. A status without an id is no change of the run; a"
              + " processor was lost or came back. Lines that begin with a colon keep the"
              + " connection. A stream that ends before the run does is to be opened again, as an"
              + " EventSource does.")
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              examples = @ExampleObject(value = EXAMPLE)))
  @ApiResponse(
      responseCode = "204",
      description = "The client has seen the end of the run",
      content = @Content)
  @ApiResponse(responseCode = "404", description = "No such run")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  @ApiResponse(responseCode = "429", description = "The caller has too many streams open")
  ResponseEntity<ResponseBodyEmitter> events(
      @PathVariable("run_id") String runId,
      @Parameter(
              description =
                  "Also relay what the model writes, as events named text, from the beginning of"
                      + " the running stage. A piece stands at position (in UTF-16 units) of the"
                      + " stage's text and replaces what was there and after: a repeated call"
                      + " begins at 0 again. The stage's output has the whole.")
          @RequestParam(name = "tokens", defaultValue = "false")
          boolean tokens,
      @Parameter(description = "The id of the last event that the client has", example = "3-1042")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable String lastEventId,
      Caller caller)
      throws IOException {
    if (!open) {
      return reconnect();
    }
    RunWatch watch = changes.watch(runId);
    try {
      RunStatus status = statuses.require(runId);
      Optional<ViewedStatus> now = statuses.viewed(runId);
      Optional<ChangeId> lastSeen = ChangeId.parse(lastEventId);
      if (now.isPresent() && lastSeen.isPresent() && isTheEnd(now.get(), lastSeen.get())) {
        watch.close();
        return ResponseEntity.noContent().build();
      }
      if (tokens && !status.status().isTerminal()) {
        texts.join(runId, writtenSince(status), watch);
      }
      return stream(watch, new Beginning(now, lastSeen), caller);
    } catch (ErrorResponseException e) {
      watch.close();
      if (e.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE) {
        return reconnect();
      }
      throw e;
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  /** An EventSource stops at any error status, but reconnects after a stream that ends. */
  private static ResponseEntity<ResponseBodyEmitter> reconnect() throws IOException {
    ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
    EventWriter client = new EventWriter(emitter);
    client.begin();
    client.end();
    return answer(emitter);
  }

  /** A time before the text of the running stage; the next stage's begins after the last change. */
  private static Instant writtenSince(RunStatus status) {
    return status.stages().values().stream()
        .filter(stage -> stage.status() == Status.RUNNING)
        .flatMap(stage -> Stream.ofNullable(stage.startedAt()))
        .max(Comparator.naturalOrder())
        .orElse(status.updatedAt())
        .minus(MAX_CLOCK_SKEW);
  }

  private static boolean isTheEnd(ViewedStatus now, ChangeId lastSeen) {
    Status status = now.status().status();
    return status.isTerminal() && now.changeId().equals(lastSeen);
  }

  private ResponseEntity<ResponseBodyEmitter> stream(
      RunWatch watch, Beginning beginning, Caller caller) {
    Runnable leave = streams.enter(caller);
    ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
    emitter.onCompletion(
        () -> {
          watch.close();
          leave.run();
        });
    emitter.onError(e -> watch.close());
    RunEventStream stream =
        new RunEventStream(
            new EventWriter(emitter),
            watch,
            history,
            changes::inWords,
            () -> open && admission.holds(caller),
            beginning);
    watch.start(stream::write);
    return answer(emitter);
  }

  private static ResponseEntity<ResponseBodyEmitter> answer(ResponseBodyEmitter emitter) {
    return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(emitter);
  }

  @Override
  public void start() {
    open = true;
    PeriodicTasks every = new PeriodicTasks("event-stream-heartbeat");
    every.every(
        settings.heartbeat().dividedBy(CHECKS_PER_HEARTBEAT),
        () -> changes.breakSilence(settings.heartbeat()));
    every.every(ANNOUNCEMENT_INTERVAL, texts::announce);
    timer = every;
  }

  /** Ends the streams before the web server waits for its requests; clients resume by id. */
  @Override
  public void stop() {
    open = false;
    PeriodicTasks every = timer;
    if (every != null) {
      every.close();
    }
    changes.wakeAll();
  }

  @Override
  public boolean isRunning() {
    return open;
  }
}
