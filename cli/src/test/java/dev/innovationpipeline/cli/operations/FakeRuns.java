package dev.innovationpipeline.cli.operations;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server of runs whose new attempts complete after they were looked at once. */
final class FakeRuns implements AutoCloseable {

  /** A run as the server has it. */
  static final class Run {
    int attempt = 1;
    String status = "COMPLETED";
    @Nullable String job;
    int looks;
  }

  final Map<String, Run> runs = new LinkedHashMap<>();
  private final HttpServer server;
  private int mostUnfinished;
  private int tooMany;
  private int answersBeforeTrouble = Integer.MAX_VALUE;

  FakeRuns(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      runs.put("run-" + i, new Run());
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** So many requests for another attempt come too soon. */
  synchronized void tooManyAtFirst(int requests) {
    tooMany = requests;
  }

  /** The server refuses every request after so many. */
  synchronized void refuseAfter(int answers) {
    answersBeforeTrouble = answers;
  }

  synchronized int mostUnfinished() {
    return mostUnfinished;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (answersBeforeTrouble-- <= 0) {
      answer(exchange, 400, problem("over", "Enough."));
    } else if (path.equals("/runs")) {
      answer(exchange, 200, page(String.valueOf(exchange.getRequestURI().getQuery())));
    } else if (path.endsWith("/reprocess") && tooMany-- > 0) {
      exchange.getResponseHeaders().set("Retry-After", "0");
      answer(exchange, 429, problem("", "Too many runs started by one caller."));
    } else if (path.endsWith("/reprocess")) {
      reprocess(exchange, path.split("/")[2], WireJson.MAPPER.readTree(body));
    } else {
      status(exchange, path.split("/")[2]);
    }
  }

  private ObjectNode page(String query) {
    List<String> ids = new ArrayList<>(runs.keySet());
    int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
    int to = Math.min(ids.size(), from + 7);
    ObjectNode page = WireJson.MAPPER.createObjectNode();
    var list = page.putArray("runs");
    ids.subList(from, to).forEach(id -> list.addObject().put("run_id", id));
    return to < ids.size() ? page.put("next_cursor", String.valueOf(to)) : page;
  }

  private void reprocess(HttpExchange exchange, String id, JsonNode request) throws IOException {
    Run run = Objects.requireNonNull(runs.get(id));
    String job = request.path("job_id").asString("");
    if (!job.equals(run.job)) {
      if (run.status.equals("RUNNING")) {
        run.looks++;
        if (run.looks > 1) {
          run.status = "COMPLETED";
        }
        answer(exchange, 409, problem("run_active", "It is RUNNING."));
        return;
      }
      run.attempt++;
      run.job = job;
      run.status = "RUNNING";
      run.looks = 0;
      int unfinished =
          (int) runs.values().stream().filter(each -> each.status.equals("RUNNING")).count();
      mostUnfinished = Math.max(mostUnfinished, unfinished);
    }
    answer(exchange, 202, WireJson.MAPPER.createObjectNode().put("attempt", run.attempt));
  }

  private void status(HttpExchange exchange, String id) throws IOException {
    Run run = Objects.requireNonNull(runs.get(id));
    if (run.status.equals("RUNNING") && run.looks++ > 0) {
      run.status = "COMPLETED";
    }
    ObjectNode status = WireJson.MAPPER.createObjectNode();
    answer(exchange, 200, status.put("status", run.status).put("attempt", run.attempt));
  }

  private static ObjectNode problem(String code, String detail) {
    return WireJson.MAPPER.createObjectNode().put("code", code).put("detail", detail);
  }

  private static void answer(HttpExchange exchange, int code, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
