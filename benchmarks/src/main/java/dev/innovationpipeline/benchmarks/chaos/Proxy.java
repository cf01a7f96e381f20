package dev.innovationpipeline.benchmarks.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Forwards TCP connections. While it is cut no byte passes and nothing is closed, as when a cable
 * is pulled.
 */
final class Proxy implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MAX_UNACCEPTED_CONNECTIONS = 1024;

  private final ServerSocket door;
  private volatile int target;
  private boolean cut;

  private Proxy(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** On any free port of the loopback address. */
  static Proxy to(int target) {
    try {
      ServerSocket door =
          new ServerSocket(0, MAX_UNACCEPTED_CONNECTIONS, InetAddress.getLoopbackAddress());
      Proxy proxy = new Proxy(door, target);
      Thread.ofPlatform().daemon().name("proxy").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("No port for a proxy.", e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** New connections go there from now on. */
  void retarget(int port) {
    target = port;
  }

  synchronized void cut() {
    cut = true;
  }

  synchronized void mend() {
    cut = false;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    door.close();
    mend();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void connect(Socket client) {
    try (client) {
      awaitMended();
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread back = Thread.ofVirtual().start(() -> pump(server, client));
        pump(client, server);
        back.join();
      }
    } catch (IOException e) {
      // The server is gone; the client learns it by the end of its connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitMended();
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One side is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(from);
    close(to);
  }

  private synchronized void awaitMended() throws InterruptedException {
    while (cut) {
      wait();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed enough.
    }
  }
}
