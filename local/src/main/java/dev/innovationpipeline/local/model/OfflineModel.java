package dev.innovationpipeline.local.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.local.model.fault.FaultMode;
import dev.innovationpipeline.local.model.fault.FaultPlan;
import dev.innovationpipeline.local.model.fault.Faults;
import dev.innovationpipeline.local.model.fault.Latency;
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
 * 0}} makes it misbehave; what is left out has no effect.
 */
public final class OfflineModel implements AutoCloseable {

  private static final long SEED = 20_260_801;
  private static final int DRIPS = 200;
  private static final Duration DRIP_EVERY = Duration.ofMillis(100);
  private static final Duration WORDS_EVERY = Duration.ofMillis(50);
  private static final int MOST_PARTS = 1_000;

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

  /** What {@code OPENROUTER_BASE_URL} would be. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** From the next call on. */
  public void follow(FaultPlan plan) {
    faults.follow(plan);
  }

  /** Completions asked for so far, failed ones included. */
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
      boolean paced = mode == FaultMode.OK && reply.isStream() && latency.isPositive();
      if (!paced && closed.await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      switch (mode) {
        case HANG -> closed.await();
        case CONNECTION_RESET -> {}
        case BODY_CUT_OFF -> send(exchange, reply, 0.5);
        case SLOW_DRIP -> drip(exchange, reply, DRIPS, DRIP_EVERY);
        default -> {
          if (paced) {
            write(exchange, reply, latency);
          } else {
            send(exchange, reply, 1);
          }
        }
      }
    } catch (JacksonException e) {
      send(exchange, Reply.error(400, "The body is no JSON."), 1);
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
      send(exchange, Reply.error(400, "No such fault plan."), 1);
    }
  }

  private static void send(HttpExchange exchange, Reply reply, double share) throws IOException {
    startSending(exchange, reply);
    exchange.getResponseBody().write(reply.body(), 0, (int) (reply.body().length * share));
  }

  /** As a model writes: its words come over all of the time that it takes. */
  private void write(HttpExchange exchange, Reply reply, Duration time)
      throws IOException, InterruptedException {
    int parts = Math.clamp(time.dividedBy(WORDS_EVERY), 1, MOST_PARTS);
    drip(exchange, reply, parts, time.dividedBy(parts));
  }

  /** Each part after its time. */
  private void drip(HttpExchange exchange, Reply reply, int parts, Duration every)
      throws IOException, InterruptedException {
    startSending(exchange, reply);
    OutputStream out = exchange.getResponseBody();
    long start = System.nanoTime();
    int length = reply.body().length;
    for (int part = 0; part < parts; part++) {
      long left = start + every.multipliedBy(part + 1L).toNanos() - System.nanoTime();
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
