package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.time.Duration;
import java.util.function.Consumer;

/** Buffers the text of a streamed answer, so that its listener is called at a bounded rate. */
final class StreamedText implements Consumer<String>, AutoCloseable {

  /** People do not notice more frequent updates, and every viewer pays for them. */
  private static final Duration MIN_UPDATE_INTERVAL = Duration.ofMillis(150);

  private final CallContext call;
  private final StageTextListener listener;
  private final TimeSource time;
  private final StringBuilder buffer = new StringBuilder();
  private long position;
  private Duration nextUpdateAt = Duration.ZERO;

  StreamedText(CallContext call, StageTextListener listener, TimeSource time) {
    this.call = call;
    this.listener = listener;
    this.time = time;
  }

  @Override
  public void accept(String text) {
    buffer.append(text);
    Duration now = time.elapsed();
    if (now.compareTo(nextUpdateAt) >= 0 && !endsInHalf()) {
      flush();
      nextUpdateAt = now.plus(MIN_UPDATE_INTERVAL);
    }
  }

  /** Passes on the rest. */
  @Override
  public void close() {
    flush();
  }

  /** The other half of the character may be in the next chunk. */
  private boolean endsInHalf() {
    return !buffer.isEmpty() && Character.isHighSurrogate(buffer.charAt(buffer.length() - 1));
  }

  private void flush() {
    String text = UntrustedText.clean(buffer.toString());
    if (!text.isEmpty()) {
      listener.onText(call, position, text);
      position += text.length();
    }
    buffer.setLength(0);
  }
}
