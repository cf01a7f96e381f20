package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.processor.StageText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client's stream in the form of server-sent events. */
final class EventWriter {

  /** Soon enough to be live again, late enough for a restarted instance not to be stormed. */
  private static final long RETRY_MILLIS = 1000;

  private final SseEmitter emitter;

  EventWriter(SseEmitter emitter) {
    this.emitter = emitter;
  }

  /** A piece of what the model writes; names as in the answers of stages. */
  record TextAnswer(int stage, int attempt, long position, String text) {}

  void begin() throws IOException {
    emitter.send(SseEmitter.event().reconnectTime(RETRY_MILLIS).comment("open"));
  }

  /**
   * @param id null for what is no change of the run: the client's place stays
   */
  void status(@Nullable ChangeId id, StatusAnswer answer) throws IOException {
    SseEmitter.SseEventBuilder event = SseEmitter.event();
    if (id != null) {
      event.id(id.toString());
    }
    emitter.send(event.name("status").data(answer, MediaType.APPLICATION_JSON));
  }

  void text(StageText piece) throws IOException {
    emitter.send(
        SseEmitter.event()
            .name("text")
            .data(
                new TextAnswer(piece.stage(), piece.attempt(), piece.position(), piece.text()),
                MediaType.APPLICATION_JSON));
  }

  void heartbeat() throws IOException {
    emitter.send(SseEmitter.event().comment("still here"));
  }

  void end() {
    emitter.complete();
  }

  void fail(Exception why) {
    emitter.completeWithError(why);
  }
}
