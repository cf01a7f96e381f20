package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.platform.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a streamed answer has brought nothing. Comments and empty chunks, with which
 * providers and gateways keep a connection open, are nothing. One thread reads the stream, another
 * waits for it.
 */
final class Silence {

  /** The stream was silent for too long. */
  static final class SilentException extends IOException {

    private SilentException(String message) {
      super(message);
    }
  }

  private final Duration untilFirst;
  private final Duration between;
  private final TimeSource time;
  private final Duration start;
  private volatile State state;

  /**
   * @param max how long it may last, counted from its begin
   * @param first how long the first part of the answer took; null before
   */
  private record State(Duration since, Duration max, @Nullable Duration first) {}

  /**
   * Begins now.
   *
   * @param untilFirst how long the first part of the answer may take
   * @param between how long each further one may take
   */
  Silence(Duration untilFirst, Duration between, TimeSource time) {
    this.untilFirst = untilFirst;
    this.between = between;
    this.time = time;
    this.start = time.elapsed();
    this.state = new State(start, untilFirst, null);
  }

  /** A part of the answer has come. */
  void broken() {
    Duration now = time.elapsed();
    Duration first = state.first();
    state = new State(now, between, first == null ? now.minus(start) : first);
  }

  /** How long the first part of the answer took; null if none has come. */
  @Nullable Duration first() {
    return state.first();
  }

  /** How much longer it may last; zero or less if it has lasted too long. */
  Duration left() {
    State now = state;
    return now.max().minus(time.elapsed().minus(now.since()));
  }

  /** When to look again: what is left may become less as soon as the answer begins. */
  Duration nextLook() {
    Duration left = left();
    return left.compareTo(between) < 0 ? left : between;
  }

  SilentException tooLong() {
    return new SilentException(
        first() != null
            ? "no further part of the answer within " + between.toSeconds() + " s"
            : "no part of the answer within " + untilFirst.toSeconds() + " s");
  }

  /** The same source; whatever it brings, it fails when the silence has lasted too long. */
  Source watched(Source source) {
    return new ForwardingSource(source) {
      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        if (!left().isPositive()) {
          throw tooLong();
        }
        return read;
      }
    };
  }
}
