package dev.innovationpipeline.benchmarks.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Chat completions on the loopback address, the documents of the runs, and counts for a benchmark.
 * One thread serves ten thousand open calls: a call that waits is an entry in a queue.
 */
public final class FakeProvider implements Runnable, AutoCloseable {

  private static final int MAX_UNACCEPTED_CONNECTIONS = 4096;
  private static final int READ_BUFFER_BYTES = 64 * 1024;

  /** Followed by whether the provider answers every call with 503 from now on. */
  static final String AWAY = "/bench/away/";

  private static final long SEED = 20_261_124;

  /** A call whose time has come. */
  private record Due(long nanos, Connection connection, Call call, Optional<Mishap> mishap) {}

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final Answers answers = new Answers();
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER_BYTES);
  private final Selector selector;
  private final ServerSocketChannel door;
  private Behaviour behaviour = Behaviour.QUICK;
  private boolean away;
  private CallLog log = new CallLog();

  private FakeProvider(Selector selector, ServerSocketChannel door) {
    this.selector = selector;
    this.door = door;
  }

  /** On any free port; to be run by the caller. */
  public static FakeProvider open() throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel door = ServerSocketChannel.open();
    door.bind(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MAX_UNACCEPTED_CONNECTIONS);
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
    return new FakeProvider(selector, door);
  }

  public int port() {
    return door.socket().getLocalPort();
  }

  @Override
  public void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::serve, millisUntilNextIsDue());
        answerWhatIsDue();
      }
    } catch (ClosedSelectorException e) {
      // Closed while it waited.
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The selector of the fake provider failed; the benchmark cannot go on.", e);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    door.close();
  }

  private long millisUntilNextIsDue() {
    Due first = queue.peek();
    return first == null
        ? 0
        : Math.max(1, TimeUnit.NANOSECONDS.toMillis(first.nanos() - System.nanoTime()));
  }

  private void serve(SelectionKey key) {
    if (key.isValid() && key.isAcceptable()) {
      accept();
      return;
    }
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isValid() && key.isWritable()) {
        connection.flush();
      }
      if (key.isValid() && key.isReadable()) {
        if (!connection.read(buffer)) {
          leave(connection);
          return;
        }
        Optional<Request> request = connection.next();
        if (request.isPresent()) {
          take(connection, request.get());
        }
      }
    } catch (IOException e) {
      leave(connection);
    }
  }

  private void accept() {
    try {
      SocketChannel channel;
      while ((channel = door.accept()) != null) {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new Connection(channel, key));
        log.connected();
      }
    } catch (IOException e) {
      System.err.println("A connection was not accepted: " + e + ". The next may be.");
    }
  }

  private void take(Connection connection, Request request) throws IOException {
    if (request.asksFor("POST /v1/chat/completions")) {
      takeCall(connection, request);
    } else if (request.asksFor("GET /documents/")) {
      int run = Integer.parseInt(request.path().replaceAll("\\D", ""));
      log.documentServed();
      connection.send(answers.document(run), () -> {});
    } else {
      connection.send(control(request), () -> {});
    }
  }

  private ByteBuffer control(Request request) {
    if (request.asksFor("POST /bench/behaviour")) {
      behaviour = Behaviour.ofJson(request.body());
      log = new CallLog();
      return Answers.plain("");
    }
    if (request.asksFor("POST " + AWAY)) {
      away = request.path().equals(AWAY + true);
      return Answers.plain("");
    }
    if (request.asksFor("GET /bench/totals")) {
      return Answers.plain(log.totals());
    }
    if (request.asksFor("GET /bench/calls")) {
      return Answers.plain(log.lines());
    }
    return Answers.error(404, "There is no " + request.path(), "");
  }

  private void takeCall(Connection connection, Request request) throws IOException {
    int run = RunMark.runIn(request.bytes(), request.bodyStart(), request.end());
    int stage = RunMark.stageIn(request.bytes(), request.bodyStart(), request.end());
    if (run < 0 || stage < 1 || stage > Pipelines.registered().newest().stages().size()) {
      connection.send(Answers.error(400, "No run and stage in the question", ""), () -> {});
      return;
    }
    boolean stream =
        RunMark.indexOf(
                request.bytes(),
                request.bodyStart(),
                request.end(),
                "\"stream\":true".getBytes(UTF_8))
            >= 0;
    Call call = new Call(run, stage, micros(), request.caller(), stream, log);
    log.seen(call);
    if (away) {
      log.failed(call);
      connection.send(Answers.error(503, "Service Unavailable", ""), () -> {});
      return;
    }
    Optional<Mishap> mishap = Mishap.draw(behaviour.mishaps(), random);
    boolean full = behaviour.maxOpenCalls() > 0 && log.open() > behaviour.maxOpenCalls();
    if (full || mishap.equals(Optional.of(Mishap.RATE_LIMITED))) {
      refuse(connection, call);
      return;
    }
    Duration time = behaviour.latency().draw(random);
    connection.waitWith(call);
    Due due = new Due(System.nanoTime() + time.toNanos(), connection, call, mishap);
    if (time.isZero()) {
      answer(due);
    } else {
      queue.add(due);
    }
  }

  private void refuse(Connection connection, Call call) throws IOException {
    call.log().failed(call);
    long seconds = Math.max(1, behaviour.retryAfter().toSeconds());
    connection.send(
        Answers.error(429, "Rate limit exceeded", "Retry-After: " + seconds + "\r\n"), () -> {});
  }

  @SuppressWarnings("ReferenceEquality") // A call is itself alone, whatever it says.
  private void answerWhatIsDue() {
    long now = System.nanoTime();
    for (Due due = queue.peek(); due != null && due.nanos() <= now; due = queue.peek()) {
      queue.remove();
      if (due.connection().waiting() == due.call()) {
        try {
          answer(due);
        } catch (IOException e) {
          leave(due.connection());
        }
      }
    }
  }

  private void answer(Due due) throws IOException {
    Connection connection = due.connection();
    Call call = due.call();
    if (due.mishap().isEmpty()) {
      connection.send(
          answers.to(call),
          () -> {
            connection.waitWith(null);
            call.log().answered(call, micros());
          });
      return;
    }
    connection.waitWith(null);
    call.log().failed(call);
    if (due.mishap().get() == Mishap.RESET) {
      connection.reset();
    } else {
      connection.send(Answers.error(500, "Internal Server Error", ""), () -> {});
    }
  }

  private static void leave(Connection connection) {
    Call call = connection.waiting();
    if (call != null) {
      connection.waitWith(null);
      call.log().abandoned(call);
    }
    connection.close();
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
