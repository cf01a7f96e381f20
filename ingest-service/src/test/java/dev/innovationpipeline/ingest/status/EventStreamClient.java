package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A browser's EventSource: reads a run's events and comes back with its last id until the end. */
final class EventStreamClient implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration RETRY = Duration.ofMillis(100);

  /**
   * @param id empty for an event without one
   */
  record Event(String id, String name, JsonNode data) {}

  private final Supplier<String> server;
  private final String path;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile @Nullable String lastId;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean closed;

  EventStreamClient(Supplier<String> server, String path) {
    this.server = server;
    this.path = path;
  }

  EventStreamClient resumingAfter(String id) {
    lastId = id;
    return this;
  }

  List<Event> events() {
    return events;
  }

  List<String> ids() {
    return events.stream()
        .filter(event -> event.name.equals("status"))
        .map(Event::id)
        .filter(id -> !id.isEmpty())
        .toList();
  }

  int connections() {
    return connections.get();
  }

  /** Reads until the run has ended, however often the server goes away. */
  void followToTheEnd() {
    while (!closed && !sawTheEnd()) {
      try {
        readOnce(Integer.MAX_VALUE);
      } catch (UncheckedIOException e) {
        // The server is away: come back, as a browser does.
      }
      LockSupport.parkNanos(RETRY.toNanos());
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  /** One connection, left after so many events. Answers the status code. */
  int readOnce(int atMost) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.get() + path));
    String resumeAfter = lastId;
    if (resumeAfter != null) {
      request.header("Last-Event-ID", resumeAfter);
    }
    try {
      HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() == 200) {
          connections.incrementAndGet();
          read(body, atMost);
        }
      }
      return response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read(InputStream body, int atMost) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    String id = "";
    String name = "message";
    StringBuilder data = new StringBuilder();
    int read = 0;
    String line;
    while (read < atMost && (line = lines.readLine()) != null) {
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5));
      } else if (line.isEmpty()) {
        if (!data.isEmpty()) {
          events.add(new Event(id, name, WireJson.MAPPER.readTree(data.toString())));
          lastId = id.isEmpty() ? lastId : id;
          read++;
        }
        id = "";
        name = "message";
        data.setLength(0);
      }
    }
  }

  private boolean sawTheEnd() {
    return !events.isEmpty()
        && Status.valueOf(events.getLast().data().path("status").asString("PENDING")).isTerminal();
  }
}
