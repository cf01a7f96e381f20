package dev.innovationpipeline.systemtests.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A server that fails three of ten requests, and notes the messages that it took. */
final class UnreliableReceiver implements AutoCloseable {

  private final Random random = new Random(7);
  private final Map<String, List<String>> runs = new LinkedHashMap<>();
  private final Map<String, Integer> taken = new LinkedHashMap<>();
  private final HttpServer server;
  private int failures;

  UnreliableReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    exchange.sendResponseHeaders(note(id, WireJson.MAPPER.readTree(body)) ? 204 : 500, -1);
    exchange.close();
  }

  private synchronized boolean note(String id, JsonNode message) {
    if (random.nextInt(10) < 3) {
      failures++;
      return false;
    }
    if (taken.merge(id, 1, Integer::sum) == 1) {
      JsonNode data = message.path("data");
      runs.computeIfAbsent(data.path("run_id").asString(""), run -> new ArrayList<>())
          .add(message.path("type").asString("") + data.path("stage").asString(""));
    }
    return true;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  synchronized int messages() {
    return taken.size();
  }

  synchronized int repetitions() {
    return taken.values().stream().mapToInt(times -> times - 1).sum();
  }

  synchronized int failures() {
    return failures;
  }

  /** By run, what it was told of, in the order in which it took it first. */
  synchronized Map<String, List<String>> runs() {
    return Map.copyOf(runs);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
