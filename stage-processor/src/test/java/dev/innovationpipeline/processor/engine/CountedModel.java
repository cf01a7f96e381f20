package dev.innovationpipeline.processor.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model that takes its time and outlives its callers: it knows who asked what, and how often. The
 * calls for one piece of work can be held back until the test releases them.
 */
final class CountedModel implements AutoCloseable {

  /**
   * One call, by its number, which is also the answer.
   *
   * @param stage the stage's key
   */
  record Call(int number, String processor, String stage, String run, Instant askedAt) {

    String answer() {
      return "call-" + number;
    }

    String work() {
      return run + "/" + stage;
    }
  }

  private final Function<Call, Duration> latency;
  private final String held;
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<Call, Instant> answered = new ConcurrentHashMap<>();
  private final HttpServer server;

  /**
   * @param held the work, as {@link Call#work}, that is answered only after {@link #release}
   */
  CountedModel(Function<Call, Duration> latency, String held) {
    this.latency = latency;
    this.held = held;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** When the model had done its part; null while the call is open. */
  @Nullable Instant answeredAt(Call call) {
    return answered.get(call);
  }

  /** The calls of which this is not the first for its piece of work. */
  List<Call> repeated() {
    return calls.stream().collect(Collectors.groupingBy(Call::work)).values().stream()
        .flatMap(same -> same.stream().skip(1))
        .toList();
  }

  private void take(HttpExchange exchange) {
    Map<String, String> query =
        Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
            .map(part -> part.split("=", 2))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    Call call = count(query);
    if (call.work().equals(held)) {
      released.thenRunAsync(() -> answer(exchange, call));
    } else {
      CompletableFuture.delayedExecutor(latency.apply(call).toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> answer(exchange, call));
    }
  }

  void release() {
    released.complete(null);
  }

  private synchronized Call count(Map<String, String> query) {
    Call call =
        new Call(
            calls.size() + 1,
            query.getOrDefault("processor", ""),
            query.getOrDefault("stage", ""),
            query.getOrDefault("run", ""),
            Instant.now());
    calls.add(call);
    return call;
  }

  private void answer(HttpExchange exchange, Call call) {
    byte[] body = call.answer().getBytes(UTF_8);
    try (exchange) {
      answered.put(call, Instant.now());
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      // Who asked is dead, as planned.
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
