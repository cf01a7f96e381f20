package dev.innovationpipeline.ingest.status.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * One client's stream of server-sent events (WHATWG HTML, section 9.2). Each event is written as
 * one byte array.
 */
final class EventWriter {

  /** A reconnect delay short enough to be live and long enough to spare a restarted instance. */
  private static final String OPEN = "retry:1000\n:open\n\n";

  private static final String STILL_HERE = ":still here\n\n";

  private final ResponseBodyEmitter emitter;

  EventWriter(ResponseBodyEmitter emitter) {
    this.emitter = emitter;
  }

  /** A piece of the model's text; names as in the answers of stages. */
  record TextAnswer(int stage, int attempt, long position, String text) {}

  void begin() throws IOException {
    send(OPEN);
  }

  /**
   * @param id null for a status that is no change of the run: the client keeps its last id
   * @param json in one line
   */
  void status(@Nullable ChangeId id, String json) throws IOException {
    send((id == null ? "" : "id:" + id + "\n") + "event:status\ndata:" + json + "\n\n");
  }

  void text(StageText piece) throws IOException {
    TextAnswer answer =
        new TextAnswer(piece.stage(), piece.attempt(), piece.position(), piece.text());
    send("event:text\ndata:" + WireJson.MAPPER.writeValueAsString(answer) + "\n\n");
  }

  void heartbeat() throws IOException {
    send(STILL_HERE);
  }

  void end() {
    emitter.complete();
  }

  void fail(Exception why) {
    emitter.completeWithError(why);
  }

  private void send(String event) throws IOException {
    emitter.send(event.getBytes(UTF_8), MediaType.TEXT_EVENT_STREAM);
  }
}
