package dev.innovationpipeline.systemtests;

import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.History;
import dev.innovationpipeline.benchmarks.check.HistoryChecker;
import dev.innovationpipeline.benchmarks.check.live.DatabaseRows;
import dev.innovationpipeline.benchmarks.check.live.TopicEvents;
import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.processor.StageProcessorApplication;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.sink.SinkApplication;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** The three services and a database on a Kafka that the test brings. */
public final class Services implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final DatabaseServer database;
  private final OfflineModel model;
  private final Wiring wiring;
  private @Nullable String key;

  private Services(Path directory, String bootstrapServers, Function<String, List<String>> settings)
      throws IOException {
    database = TestServers.database(directory.resolve("postgres"));
    started.push(database);
    model = OfflineModel.start();
    started.push(model);
    wiring =
        new Wiring(
            Port.claim(0, "the web server", ""),
            bootstrapServers,
            database.url(),
            model.baseUrl(),
            directory.resolve("documents"));
    run(
        SinkApplication.application(),
        WebApplicationType.NONE,
        wiring.forSink(),
        settings.apply("sink"));
    run(
        StageProcessorApplication.application(),
        WebApplicationType.NONE,
        wiring.forProcessor(),
        Stream.concat(
                Stream.of("pipeline.documents.allow-files=true"),
                settings.apply("processor").stream())
            .toList());
    run(
        IngestApplication.application(),
        WebApplicationType.SERVLET,
        wiring.forIngest(),
        Stream.concat(
                Stream.of("pipeline.security.mode=local", "server.address=127.0.0.1"),
                settings.apply("ingest").stream())
            .toList());
    Readiness.await(wiring.serverUrl());
  }

  /** Answers once all are ready. */
  public static Services start(Path directory, String bootstrapServers, List<String> settings)
      throws IOException {
    return new Services(directory, bootstrapServers, service -> settings);
  }

  /**
   * Answers once all are ready.
   *
   * @param settings of the sink, the processor and the ingest service, by these names
   */
  public static Services start(
      Path directory, String bootstrapServers, Function<String, List<String>> settings)
      throws IOException {
    return new Services(directory, bootstrapServers, settings);
  }

  public String serverUrl() {
    return wiring.serverUrl();
  }

  public OfflineModel model() {
    return model;
  }

  /** Asks with this key from now on. */
  public void use(@Nullable String other) {
    key = other;
  }

  /** The answer's status code. */
  public int request(String runId, Path document) throws IOException, InterruptedException {
    String body =
        "{\"run_id\":\"%s\",\"blob_url\":\"%s\",\"company_id\":\"lactalis-canada\",\"user_id\":\"u\"}"
            .formatted(runId, document.toUri());
    return call("POST", "/run", body).statusCode();
  }

  /** Asks the ingest service, with JSON. */
  public HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(request(method, path, body));
  }

  /**
   * The status of a change.
   *
   * @param expected the entity tag of what is changed
   */
  public int edit(String path, String body, String expected)
      throws IOException, InterruptedException {
    return send(request("PUT", path, body).header("if-match", expected)).statusCode();
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(wiring.serverUrl() + path))
        .header("content-type", "application/json")
        .method(method, BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (key != null) {
      request.header("authorization", "Bearer " + key);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  public int count(String select) throws SQLException {
    return Integer.parseInt(text(select));
  }

  /** The first column of the first row. */
  public String text(String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      rows.next();
      return rows.getString(1);
    }
  }

  public void execute(String statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  public int completed() throws SQLException {
    return count("SELECT count(*) FROM \"Run\" WHERE status::text = 'COMPLETED'");
  }

  /** Whether a request, which may be one of many for the run, is answered with 202. */
  public boolean isAccepted(String runId, Path document) throws IOException, InterruptedException {
    return request(runId, document) == 202;
  }

  /** Of the events and rows that there are; none when they are right and complete. */
  public List<Finding> findings() {
    TopicEvents events =
        TopicEvents.read(Map.of("bootstrap.servers", wiring.bootstrapServers()), new Topics(""));
    return HistoryChecker.check(
        History.atRest(
            events.byRun(), List.of(), DatabaseRows.read(database.url()), Calls.UNKNOWN));
  }

  private void run(
      SpringApplication service, WebApplicationType type, String[] wired, List<String> settings) {
    service.setRegisterShutdownHook(false);
    service.setWebApplicationType(type);
    Map<String, String> byName = new LinkedHashMap<>();
    Stream.concat(Arrays.stream(wired), settings.stream().map(setting -> "--" + setting))
        .forEach(setting -> byName.put(setting.substring(0, setting.indexOf('=') + 1), setting));
    started.push(service.run(byName.values().toArray(String[]::new)));
  }

  @Override
  public void close() throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
    http.close();
  }
}
