package dev.innovationpipeline.local.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A chat-completions server on the loopback address. {@code POST /faults} with {@code {"mode":
 * "RATE_LIMITED", "first_calls": 3, "probability": 1, "stage": 0, "latency_ms": 0, "latency_sigma":
 * 0}} makes it misbehave; absent fields have no effect.
 */
public final class OfflineModel implements AutoCloseable {

  private static final long SEED = 20_260_801;
  private static final int DRIPS = 200;
  private static final Duration DRIP_INTERVAL = Duration.ofMillis(100);
  private static final Duration WORD_INTERVAL = Duration.ofMillis(50);
  private static final int MAX_PARTS = 1_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Faults faults = new Faults(new SplittableRandom(SEED));
  private final AtomicInteger calls = new AtomicInteger();

  private OfflineModel(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback address. */
  public static OfflineModel start() throws IOException {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static OfflineModel start(InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 1024);
    OfflineModel model = new OfflineModel(server);
    server.createContext("/v1/chat/completions", model::complete);
    server.createContext("/faults", model::changeFaults);
    server.createContext("/health", OfflineModel::answerProbe);
    server.setExecutor(model.threads);
    server.start();
    return model;
  }

  /** The value of {@code OPENROUTER_BASE_URL} for a processor. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Applies the plan from the next call on. */
  public void follow(FaultPlan plan) {
    faults.follow(plan);
  }

  /** The number of completions requested so far, failed ones included. */
  public int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void complete(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    try (exchange) {
      ChatRequest request = ChatRequest.read(exchange.getRequestBody());
      FaultMode mode = faults.next(request.stage().number());
      Duration latency = faults.latency();
      Reply reply = Replies.to(request, mode);
      boolean streamedSlowly = mode == FaultMode.OK && reply.isStream() && latency.isPositive();
      if (!streamedSlowly && closed.await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      switch (mode) {
        case HANG -> closed.await();
        case CONNECTION_RESET -> {}
        case BODY_CUT_OFF -> send(exchange, reply, 0.5);
        case SLOW_DRIP -> {
          drip(exchange, reply, DRIPS, DRIPS - 1, DRIP_INTERVAL);
          closed.await();
        }
        case OK,
            SCHEMA_BREAKING_JSON,
            FENCED,
            LENGTH,
            EMPTY_CONTENT,
            REFUSAL,
            ERROR_IN_200,
            RATE_LIMITED,
            RATE_LIMITED_RETRY_AFTER,
            OUT_OF_CREDIT,
            SERVER_ERROR,
            BAD_GATEWAY,
            UNAVAILABLE_RETRY_AFTER,
            OVERLOADED,
            HTML_ERROR_PAGE,
            CACHE_HIT,
            ODD_HEADINGS,
            MISSING_FIELDS,
            LYING_QUOTES,
            SIX_CARDS,
            FOUR_CARDS -> {
          if (streamedSlowly) {
            write(exchange, reply, latency);
          } else {
            send(exchange, reply, 1);
          }
        }
      }
    } catch (JacksonException e) {
      send(exchange, Reply.error(400, "The body is not JSON."), 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answerProbe(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, Reply.json(200, "{\"status\":\"UP\"}"), 1);
    }
  }

  private void changeFaults(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode json = WireJson.MAPPER.readTree(exchange.getRequestBody());
      follow(
          new FaultPlan(
              FaultMode.valueOf(json.path("mode").asString("OK")),
              json.path("first_calls").asInt(Integer.MAX_VALUE),
              json.path("probability").asDouble(1),
              json.path("stage").asInt(0),
              new Latency(
                  Duration.ofMillis(json.path("latency_ms").asLong(0)),
                  json.path("latency_sigma").asDouble(0))));
      send(exchange, Reply.json(200, "{\"calls\":" + calls() + "}"), 1);
    } catch (JacksonException | IllegalArgumentException e) {
      send(
          exchange,
          Reply.error(400, "This is not a fault plan; see the class OfflineModel for its fields."),
          1);
    }
  }

  private static void send(HttpExchange exchange, Reply reply, double share) throws IOException {
    startSending(exchange, reply);
    exchange.getResponseBody().write(reply.body(), 0, (int) (reply.body().length * share));
  }

  /** Spreads the words over the whole latency, as a model does. */
  private void write(HttpExchange exchange, Reply reply, Duration time)
      throws IOException, InterruptedException {
    int parts = Math.clamp(time.dividedBy(WORD_INTERVAL), 1, MAX_PARTS);
    drip(exchange, reply, parts, parts, time.dividedBy(parts));
  }

  /** Sends the body in parts, one per interval. */
  private void drip(HttpExchange exchange, Reply reply, int parts, int sent, Duration interval)
      throws IOException, InterruptedException {
    startSending(exchange, reply);
    OutputStream out = exchange.getResponseBody();
    long start = System.nanoTime();
    int length = reply.body().length;
    for (int part = 0; part < sent; part++) {
      long left = start + interval.multipliedBy(part + 1L).toNanos() - System.nanoTime();
      if (closed.await(left, TimeUnit.NANOSECONDS)) {
        return;
      }
      int from = (int) ((long) length * part / parts);
      int to = (int) ((long) length * (part + 1) / parts);
      out.write(reply.body(), from, to - from);
      out.flush();
    }
  }

  private static void startSending(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
  }
}
