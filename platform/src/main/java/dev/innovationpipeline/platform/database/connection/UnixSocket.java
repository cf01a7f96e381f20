package dev.innovationpipeline.platform.database.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** As much of a socket as the driver uses, over the JDK's channel, which has no socket itself. */
final class UnixSocket extends Socket {

  private final Path path;
  private @Nullable SocketChannel channel;
  private volatile int timeoutMillis;

  UnixSocket(Path path) {
    this.path = path;
  }

  /** The address and the time-out are those of TCP; a local server answers at once or never. */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    try {
      SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel = opened;
      opened.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException e) {
      throw new SocketException(
          "No server listens at the socket " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    SocketChannel open = open();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (timeoutMillis > 0) {
          awaitReadable(open, timeoutMillis);
        }
        return open.read(ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }

  /** The driver reads and writes from one thread, so the channel may change its mode between. */
  private static void awaitReadable(SocketChannel channel, int millis) throws IOException {
    try (Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      if (selector.select(millis) == 0) {
        throw new SocketTimeoutException("The server did not answer within " + millis + " ms.");
      }
    } finally {
      if (channel.isOpen()) {
        channel.configureBlocking(true);
      }
    }
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return Channels.newOutputStream(open());
  }

  private SocketChannel open() throws SocketException {
    SocketChannel open = channel;
    if (open == null) {
      throw new SocketException("The socket " + path + " is not connected.");
    }
    return open;
  }

  @Override
  public boolean isConnected() {
    return channel != null && channel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return channel != null && !channel.isOpen();
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    // There is no TCP.
  }

  @Override
  public void setKeepAlive(boolean on) {
    // The system knows when a local peer ends.
  }
}
