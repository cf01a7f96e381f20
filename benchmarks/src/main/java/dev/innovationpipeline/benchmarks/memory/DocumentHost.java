package dev.innovationpipeline.benchmarks.memory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves large documents, which it makes while it sends them. */
final class DocumentHost implements AutoCloseable {

  private static final String PATH = "/large/";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final DocumentKind kind;
  private final long bytes;

  DocumentHost(DocumentKind kind, long bytes) throws IOException {
    this.kind = kind;
    this.bytes = bytes;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PATH, this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** The address of the document of a run. */
  String urlOf(int run) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + run;
  }

  private void serve(HttpExchange exchange) throws IOException {
    int run = Integer.parseInt(exchange.getRequestURI().getPath().substring(PATH.length()));
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), BUFFER_BYTES)) {
      kind.write(run, ProviderClient.markOf(run), bytes, out);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
