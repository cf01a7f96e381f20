package dev.innovationpipeline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that receives messages, and answers as a test wants. */
public final class Receiver implements AutoCloseable {

  /** A request with its headers by their names in lower case. */
  public record Received(Map<String, String> headers, String body) {
    public String id() {
      return header("webhook-id");
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What is answered. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public static final Answer OK = new Answer(200, Map.of(), "ok");

    public static Answer of(int status) {
      return new Answer(status, Map.of(), "status " + status);
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Receiver(Function<Received, Answer> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new HashMap<>();
          exchange
              .getRequestHeaders()
              .forEach(
                  (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
          Received request =
              new Received(headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          received.add(request);
          Answer answer = answers.apply(request);
          answer.headers().forEach(exchange.getResponseHeaders()::set);
          byte[] body = answer.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  public static Receiver answering(Function<Received, Answer> answers) throws IOException {
    return new Receiver(answers);
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
