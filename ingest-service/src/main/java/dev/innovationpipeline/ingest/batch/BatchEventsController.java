package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.batch.BatchStreams.Figures;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.limit.OpenStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** The stream of a batch. */
@RestController
@Tag(name = "Batches")
class BatchEventsController {

  private static final String EXAMPLE =
      """
      retry:1000
      :open

      id:5f2c01aa
      event:batch
      data:{"batch_id":"autumn-2026","counts":{"RUNNING":3},"ended":false,"runs":[]}

      """;

  private final BatchStreams figures;
  private final OpenStreams streams;

  BatchEventsController(BatchStreams figures, OpenStreams streams) {
    this.figures = figures;
    this.streams = streams;
  }

  @GetMapping(path = "/batches/{batch_id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Watch a batch (server-sent events)",
      description =
          "Events named batch carry the body of GET /batches/{batch_id}: first the present figures,"
              + " then those after each change of a run; changes of a moment are one event. The"
              + " stream ends once all runs have ended. With Last-Event-ID it leaves out figures"
              + " that the client has. Lines that begin with a colon keep the connection. A stream"
              + " that ends before the runs do is to be opened again, as an EventSource does.")
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              examples = @ExampleObject(value = EXAMPLE)))
  @ApiResponse(
      responseCode = "204",
      description = "The client has seen the end of all runs",
      content = @Content)
  @ApiResponse(responseCode = "404", description = "No such batch")
  @ApiResponse(responseCode = "429", description = "The caller has too many streams open")
  ResponseEntity<ResponseBodyEmitter> events(
      @PathVariable("batch_id") String batchId,
      @Parameter(description = "The id of the last event that the client has", example = "5f2c01aa")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable String lastEventId,
      Caller caller) {
    String has = lastEventId == null ? "" : lastEventId;
    if (hasTheEnd(batchId, has, caller)) {
      return ResponseEntity.noContent().build();
    }
    Runnable leave = streams.enter(caller);
    ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
    emitter.onCompletion(leave);
    figures.begin(batchId, caller, has, emitter);
    return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(emitter);
  }

  /**
   * An EventSource stops at any error status, but reconnects after a stream that ends, as one does
   * whose runs are not known yet.
   */
  private boolean hasTheEnd(String batchId, String has, Caller caller) {
    try {
      Figures now = figures.figures(batchId, caller);
      return now.status().ended() && now.id().equals(has);
    } catch (ErrorResponseException e) {
      if (e.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE) {
        return false;
      }
      throw e;
    }
  }
}
