package dev.innovationpipeline.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * One client's stream of server-sent events (WHATWG HTML, section 9.2). Each event is written as
 * one byte array.
 */
public final class EventWriter {

  /** A reconnect delay short enough to be live and long enough to spare a restarted instance. */
  private static final String OPEN = "retry:1000\n:open\n\n";

  private static final String STILL_HERE = ":still here\n\n";

  private final ResponseBodyEmitter emitter;

  public EventWriter(ResponseBodyEmitter emitter) {
    this.emitter = emitter;
  }

  public void begin() throws IOException {
    send(OPEN);
  }

  /**
   * @param id null for what is no position to resume at: the client keeps its last id
   * @param json in one line
   */
  public void event(@Nullable String id, String name, String json) throws IOException {
    send((id == null ? "" : "id:" + id + "\n") + "event:" + name + "\ndata:" + json + "\n\n");
  }

  public void heartbeat() throws IOException {
    send(STILL_HERE);
  }

  public void end() {
    emitter.complete();
  }

  public void fail(Exception why) {
    emitter.completeWithError(why);
  }

  private void send(String event) throws IOException {
    emitter.send(event.getBytes(UTF_8), MediaType.TEXT_EVENT_STREAM);
  }
}
