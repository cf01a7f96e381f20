package dev.innovationpipeline.benchmarks.provider;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client's connection. It holds memory only while a request arrives. */
final class Connection {

  private static final byte[] EMPTY = new byte[0];

  private final SocketChannel channel;
  private final SelectionKey key;
  private byte[] input = EMPTY;
  private int filled;
  private @Nullable ByteBuffer output;
  private @Nullable Call call;
  private @Nullable Runnable whenSent;

  Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /** Reads the available bytes; false when the client has hung up. */
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

  /** Removes the next whole request. Its bytes are valid until the next read. */
  Optional<Request> next() {
    Optional<Request> request = Request.in(input, filled);
    request.ifPresent(
        whole -> {
          filled -= whole.end();
          input =
              filled == 0
                  ? EMPTY
                  : Arrays.copyOfRange(whole.bytes(), whole.end(), whole.end() + filled);
        });
    return request;
  }

  void send(ByteBuffer bytes, Runnable then) throws IOException {
    output = bytes;
    whenSent = then;
    flush();
  }

  /** Sends as much as the socket takes; the rest follows when it is writable. */
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
      // The connection is closed already.
    }
  }

  /** Closes so that the client reads a reset and not an end of stream. */
  void reset() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // The connection is closed already.
    }
    close();
  }
}
