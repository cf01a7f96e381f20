package dev.innovationpipeline.processor.document.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on the loopback address with a scripted answer. */
public final class WebHost implements AutoCloseable {

  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  public final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public WebHost(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.start();
  }

  public static WebHost answering(int status, byte[] body) throws IOException {
    return new WebHost(exchange -> send(exchange, status, body));
  }

  public static WebHost redirectingTo(String location) throws IOException {
    return new WebHost(
        exchange -> {
          exchange.getResponseHeaders().add("Location", location);
          send(exchange, 302, new byte[0]);
        });
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/document?signature=secret";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
