package dev.innovationpipeline.cli.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes the issuer's answer from a browser of this machine (RFC 8252, section 7.3). */
final class LoopbackAnswer implements AutoCloseable {

  private static final String PATH = "/callback";

  private final HttpServer server;
  private final String state;
  private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

  private LoopbackAnswer(HttpServer server, String state) {
    this.server = server;
    this.state = state;
  }

  /**
   * @param state by which the answer to this login is known from others
   */
  static LoopbackAnswer await(String state) throws IOException {
    LoopbackAnswer waiting =
        new LoopbackAnswer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
            state);
    waiting.server.createContext(PATH, waiting::take);
    waiting.server.start();
    return waiting;
  }

  String redirectUri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  /** The code; empty when the issuer refused, or nobody logged in in time. */
  Optional<String> code(Duration within) throws InterruptedException {
    try {
      return Optional.ofNullable(answer.get(within.toMillis(), TimeUnit.MILLISECONDS).get("code"));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> parameters =
        parameters(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
    boolean ours = state.equals(parameters.get("state"));
    byte[] words =
        (ours && parameters.containsKey("code")
                ? "You are logged in. Go back to the terminal; you can close this tab."
                : "This is no answer to a login that the command waits for.")
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(ours ? 200 : 400, words.length);
    exchange.getResponseBody().write(words);
    exchange.close();
    if (ours) {
      answer.complete(parameters);
    }
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String each : query.split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        parameters.put(
            each.substring(0, equals), URLDecoder.decode(each.substring(equals + 1), UTF_8));
      }
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
