package dev.innovationpipeline.systemtests.input;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server with bad documents. */
final class HostileHost implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private final AtomicInteger secretRequests = new AtomicInteger();
  private final HttpServer server;

  HostileHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/documents/", this::serve);
    server.createContext("/endless", HostileHost::declareTwoGigabytes);
    server.createContext("/secret", this::tellSecret);
    server.setExecutor(threads);
    server.start();
  }

  /** Returns the document's address. */
  String serving(String name, byte[] document) {
    documents.put("/documents/" + name, document);
    return url() + "/documents/" + name;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int secretRequests() {
    return secretRequests.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] document = Objects.requireNonNull(documents.get(exchange.getRequestURI().getPath()));
    exchange.sendResponseHeaders(200, document.length);
    exchange.getResponseBody().write(document);
    exchange.close();
  }

  /** Sends a little of what it declares, until its client leaves. */
  private static void declareTwoGigabytes(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 2L << 30);
    byte[] kibibyte = new byte[1024];
    while (true) {
      exchange.getResponseBody().write(kibibyte);
    }
  }

  private void tellSecret(HttpExchange exchange) throws IOException {
    secretRequests.incrementAndGet();
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
