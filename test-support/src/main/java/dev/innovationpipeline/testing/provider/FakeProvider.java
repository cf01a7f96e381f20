package dev.innovationpipeline.testing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * A provider on a free port of the loopback address. It gives each call the next reply of its
 * script, and calls beyond the script the usual reply. Many calls may be open at once.
 *
 * <p>The JDK's server does not tell when a client hangs up on a silent call; a test that must know
 * that needs a socket of its own.
 */
public final class FakeProvider implements AutoCloseable {

  private static final int MAX_UNACCEPTED_CONNECTIONS = 2_000;

  /**
   * A request as it arrived.
   *
   * @param path with its query
   * @param headers the first value of each; names in any case
   */
  public record Call(String path, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Call> arrivals = new LinkedBlockingQueue<>();
  private volatile Function<Call, Reply> usual = call -> Reply.answer("fine");

  private FakeProvider(HttpServer server) {
    this.server = server;
  }

  public static FakeProvider start() {
    try {
      HttpServer server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              MAX_UNACCEPTED_CONNECTIONS);
      FakeProvider provider = new FakeProvider(server);
      server.setExecutor(provider.threads);
      server.createContext("/", provider::take);
      server.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One reply for each of the next calls. */
  public FakeProvider replies(Reply... next) {
    script.addAll(List.of(next));
    return this;
  }

  /** For calls beyond the script. */
  public FakeProvider usually(Reply reply) {
    return usually(call -> reply);
  }

  /** For calls beyond the script. */
  public FakeProvider usually(Function<Call, Reply> reply) {
    usual = reply;
    return this;
  }

  /** The value of {@code OPENROUTER_BASE_URL}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Blocks until a further call has arrived whole. */
  public Call awaitCall() throws InterruptedException {
    return arrivals.take();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) {
    try (exchange) {
      Call call =
          new Call(
              exchange.getRequestURI().toString(),
              firstValues(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      calls.add(call);
      arrivals.add(call);
      Reply scripted = script.poll();
      (scripted == null ? usual.apply(call) : scripted).send(exchange, closed);
    } catch (IOException e) {
      // The client hung up, as some tests want.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> firstValues(Headers headers) {
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, all) -> values.put(name, all.getFirst()));
    return values;
  }
}
