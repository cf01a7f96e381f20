package dev.innovationpipeline.benchmarks.provider;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client's connection; holds memory only while a request is on its way in. */
final class Connection {

  private static final byte[] NOTHING = new byte[0];

  private final SocketChannel channel;
  private final SelectionKey key;
  private byte[] input = NOTHING;
  private int filled;
  private @Nullable ByteBuffer output;
  private @Nullable Call call;
  private @Nullable Runnable whenSent;

  Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /** Takes in what has come; false when the client has gone. */
  boolean read(ByteBuffer buffer) throws IOException {
    int count;
    while ((count = channel.read(buffer.clear())) > 0) {
      if (filled + count > input.length) {
        input = Arrays.copyOf(input, Math.max(filled + count, 2 * input.length));
      }
      buffer.flip().get(input, filled, count);
      filled += count;
    }
    return count == 0;
  }

  /** The next whole request; forgets it, so that its bytes must be used before the next read. */
  Optional<Request> next() {
    Optional<Request> request = Request.in(input, filled);
    request.ifPresent(
        whole -> {
          filled -= whole.end();
          input =
              filled == 0
                  ? NOTHING
                  : Arrays.copyOfRange(whole.bytes(), whole.end(), whole.end() + filled);
        });
    return request;
  }

  void send(ByteBuffer bytes, Runnable then) throws IOException {
    output = bytes;
    whenSent = then;
    flush();
  }

  /** Sends what the socket takes; the rest when it takes more. */
  void flush() throws IOException {
    ByteBuffer rest = output;
    if (rest == null) {
      return;
    }
    channel.write(rest);
    if (rest.hasRemaining()) {
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      return;
    }
    key.interestOps(SelectionKey.OP_READ);
    output = null;
    if (whenSent != null) {
      whenSent.run();
    }
  }

  void waitWith(@Nullable Call newCall) {
    call = newCall;
  }

  /** The call that waits for its answer. */
  @Nullable Call waiting() {
    return call;
  }

  void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
    }
  }

  /** So that the client reads a reset and not an end. */
  void reset() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // It is gone already.
    }
    close();
  }
}
