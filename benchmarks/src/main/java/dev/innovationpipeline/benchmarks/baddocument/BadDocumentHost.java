package dev.innovationpipeline.benchmarks.baddocument;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A web server with bad documents, and with good ones in the format of many of them. */
public final class BadDocumentHost implements AutoCloseable {

  private static final String BAD_PATH = "/bad/";
  private static final String OFFICE_PATH = "/good/";
  private static final long TWO_GIGABYTES = 2L << 30;

  /** The length of a body in chunks, which is not declared. */
  private static final long UNDECLARED = 0;

  /** Between the chunks of a slow body. */
  private static final Duration SEND_INTERVAL = Duration.ofMillis(200);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger secretRequests = new AtomicInteger();
  private final HttpServer server;
  private final Map<BadDocument, byte[]> documents;

  public BadDocumentHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    documents =
        Arrays.stream(BadDocument.values())
            .collect(
                Collectors.toMap(Function.identity(), kind -> kind.content(url() + "/secret")));
    server.createContext(BAD_PATH, this::serveBad);
    server.createContext(OFFICE_PATH, BadDocumentHost::serveGood);
    server.createContext("/secret", this::tellSecret);
    server.setExecutor(threads);
    server.start();
  }

  public String urlOf(BadDocument kind) {
    return url() + BAD_PATH + kind.name();
  }

  /** The address of a short DOCX with the mark of the run. */
  public String docxOf(int run) {
    return url() + OFFICE_PATH + run;
  }

  /** The number of requests for what only an external entity names. */
  public int secretRequests() {
    return secretRequests.get();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serveBad(HttpExchange exchange) throws IOException {
    BadDocument kind = BadDocument.valueOf(lastOf(exchange, BAD_PATH));
    byte[] content = Objects.requireNonNull(documents.get(kind));
    switch (kind) {
      case TWO_GIGABYTES -> sendSlowly(exchange, TWO_GIGABYTES, content);
      case ENDLESS -> sendSlowly(exchange, UNDECLARED, content);
      case ZIP_BOMB,
          EXTERNAL_ENTITY,
          ENTITIES,
          DEEP,
          LARGE_SHEET,
          CUT,
          MANY_PAGES,
          PAGE_LOOP,
          BUSY_PAGE,
          SCANS ->
          send(exchange, content);
    }
  }

  private static void serveGood(HttpExchange exchange) throws IOException {
    int run = Integer.parseInt(lastOf(exchange, OFFICE_PATH));
    send(exchange, OfficeFile.docxOf(ProviderClient.textOf(run)));
  }

  private static String lastOf(HttpExchange exchange, String path) {
    return exchange.getRequestURI().getPath().substring(path.length());
  }

  private static void send(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }

  /** Until its client leaves. */
  private static void sendSlowly(HttpExchange exchange, long length, byte[] chunk)
      throws IOException {
    exchange.sendResponseHeaders(200, length);
    OutputStream out = exchange.getResponseBody();
    try {
      while (true) {
        out.write(chunk);
        out.flush();
        Thread.sleep(SEND_INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    threads.shutdownNow();
    threads.close();
  }
}
