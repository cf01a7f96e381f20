package dev.innovationpipeline.processor.llm.call;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Joins the words of one streamed answer into pieces that are some time apart. */
public final class TextPieces implements Consumer<String>, AutoCloseable {

  /** Faster is not seen by people, and costs everybody who watches. */
  private static final Duration APART = Duration.ofMillis(150);

  private final CallContext call;
  private final StageTextListener listener;
  private final InstantSource clock;
  private final StringBuilder waiting = new StringBuilder();
  private long position;
  private Instant nextAt = Instant.MIN;

  public TextPieces(CallContext call, StageTextListener listener, InstantSource clock) {
    this.call = call;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void accept(String text) {
    waiting.append(text);
    Instant now = clock.instant();
    if (!now.isBefore(nextAt)) {
      send();
      nextAt = now.plus(APART);
    }
  }

  /** Sends what is left. */
  @Override
  public void close() {
    send();
  }

  private void send() {
    if (!waiting.isEmpty()) {
      listener.wrote(call, position, waiting.toString());
      position += waiting.length();
      waiting.setLength(0);
    }
  }
}
