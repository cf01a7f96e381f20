package dev.innovationpipeline.benchmarks.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forwards TCP connections. While it is cut no byte passes and nothing is closed, as when a cable
 * is pulled.
 */
final class Proxy implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MAX_UNACCEPTED_CONNECTIONS = 1024;

  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket door;
  private volatile int target;
  private boolean cut;

  private Proxy(int target) {
    this.target = target;
    door = open(InetAddress.getLoopbackAddress(), 0);
  }

  /** On any free port of the loopback address. */
  static Proxy to(int target) {
    return new Proxy(target);
  }

  private ServerSocket open(InetAddress address, int port) {
    try {
      ServerSocket opened = new ServerSocket(port, MAX_UNACCEPTED_CONNECTIONS, address);
      Thread.ofPlatform().daemon().name("proxy").start(() -> accept(opened));
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException("No port %d at %s for a proxy.".formatted(port, address), e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** New connections go there from now on. */
  void retarget(int port) {
    target = port;
  }

  /** Listens at another address from now on; connections to the old one are closed. */
  void move(InetAddress address) {
    ServerSocket left = door;
    door = open(address, left.getLocalPort());
    close(left);
    connections.forEach(Proxy::close);
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

  private void accept(ServerSocket opened) {
    try {
      while (!opened.isClosed()) {
        Socket client = opened.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void connect(Socket client) {
    connections.add(client);
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
    } finally {
      connections.remove(client);
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

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed enough.
    }
  }
}
