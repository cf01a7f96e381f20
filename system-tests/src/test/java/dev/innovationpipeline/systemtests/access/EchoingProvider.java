package dev.innovationpipeline.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.systemtests.SampleText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A provider that repeats the key of a refused call in its answer, and the host of a document.
 * Calls of other models than {@value #ECHO} are answered by the offline model.
 */
final class EchoingProvider implements AutoCloseable {

  static final String ECHO = "echo-the-key";

  private final OfflineModel model = OfflineModel.start();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  EchoingProvider() throws IOException {
    server.setExecutor(threads);
    server.createContext(
        "/report.md", exchange -> send(exchange, 200, SampleText.TEXT.getBytes(UTF_8)));
    server.createContext("/denied.md", exchange -> send(exchange, 403, new byte[0]));
    server.createContext("/v1/", this::call);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void call(HttpExchange exchange) throws IOException {
    byte[] question = exchange.getRequestBody().readAllBytes();
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    if (new String(question, UTF_8).contains(ECHO)) {
      send(
          exchange,
          401,
          "{\"error\":{\"message\":\"The key in Authorization: %s is not known.\",\"code\":401}}"
              .formatted(key)
              .getBytes(UTF_8));
      return;
    }
    String path = exchange.getRequestURI().toString().substring("/v1".length());
    HttpRequest forwarded =
        HttpRequest.newBuilder(URI.create(model.baseUrl() + path))
            .header("Content-Type", "application/json")
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(question))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(forwarded, BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      send(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
    model.close();
  }
}
