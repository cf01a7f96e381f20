package dev.innovationpipeline.processor.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that takes every call and never answers; it sees when a caller hangs up. */
final class SilentModel implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger hungUp = new AtomicInteger();

  SilentModel() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://localhost:" + socket.getLocalPort() + "/v1";
  }

  int calls() {
    return taken.get();
  }

  int aborted() {
    return hungUp.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        Thread.ofVirtual().start(() -> listen(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void listen(Socket caller) {
    taken.incrementAndGet();
    try (caller) {
      while (caller.getInputStream().read() >= 0) {
        // The request; then nothing until the caller hangs up.
      }
    } catch (IOException e) {
      // A reset hangs up as well.
    }
    hungUp.incrementAndGet();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
