package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.limit.OpenStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** The messages of a company as they are made, for a developer's own machine. */
@RestController
@Tag(name = "Webhooks")
class ListenController {

  private static final String EXAMPLE =
      """
      id:msg_0123456789abcdef
      event:run.completed
      data:{"type":"run.completed","timestamp":"2026-11-29T12:00:00Z","data":{"run_id":"r1"}}

      """;

  private final Listeners listeners;
  private final OpenStreams streams;

  ListenController(Listeners listeners, OpenStreams streams) {
    this.listeners = listeners;
    this.streams = streams;
  }

  @GetMapping(
      path = "/companies/{company_id}/webhook-messages",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Watch the messages of a company (server-sent events)",
      description =
          "Those that a webhook of everything would get from now on, each once and unsigned; none"
              + " is kept. ./pipeline webhooks listen signs them and sends them to an address of"
              + " its own machine.")
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              examples = @ExampleObject(value = EXAMPLE)))
  @ApiResponse(responseCode = "429", description = "The caller has too many streams open")
  ResponseEntity<ResponseBodyEmitter> listen(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String companyId,
      Caller caller) {
    Runnable leave = streams.enter(caller);
    ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
    emitter.onCompletion(leave);
    listeners.begin(companyId, caller, emitter);
    return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(emitter);
  }
}
