package dev.innovationpipeline.processor.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A provider on a plain loopback socket, so that it can misbehave below HTTP, too. */
final class FakeProvider implements AutoCloseable {

  /** A request; header names are in lower case. */
  record Received(String path, Map<String, String> headers, String body) {}

  private final ServerSocket server;
  private final Thread accepting;
  private final ConcurrentLinkedQueue<Reply> script = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Reply otherwise = Reply.answer("fine");

  FakeProvider() {
    try {
      server = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accepting = Thread.ofVirtual().start(this::accept);
  }

  /** Scripts one reply for each of the next calls. */
  FakeProvider thenReplies(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  /** Sets the reply to calls after the script. */
  FakeProvider alwaysReplies(Reply reply) {
    otherwise = reply;
    return this;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  List<Received> received() {
    return received;
  }

  /** Blocks until the next call has arrived completely. */
  Received awaitCall() throws InterruptedException {
    return arrivals.take();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Received call = read(in);
      received.add(call);
      arrivals.add(call);
      Reply scripted = script.poll();
      (scripted == null ? otherwise : scripted).send(socket);
    } catch (IOException gone) {
      // The client hung up, as some tests want.
    }
  }

  private static Received read(InputStream in) throws IOException {
    String path = line(in).split(" ")[1];
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Received(path, headers, new String(in.readNBytes(length), UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** The port refuses connections only after the accepting thread has ended. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : open) {
      socket.close();
    }
  }
}
