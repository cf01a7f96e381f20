package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.benchmarks.load.Rows;
import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/** A whole pipeline in this JVM, driven by the commands that people have. */
final class CommandedPipeline implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final List<String> TABLES =
      List.of(
          "\"Run\"",
          "\"StageOutput\"",
          "\"InspirationReport\"",
          "\"OpportunityCard\"",
          "attempt_archive",
          "output_archive",
          "card_star",
          "output_edit",
          "evidence",
          "card_evidence",
          "annotation",
          "card_board",
          "review",
          "batch_run",
          "forgotten_run");

  private final LocalPipeline pipeline;
  private final PipelineClient client;
  private final String document;

  private CommandedPipeline(LocalPipeline pipeline, Path directory)
      throws IOException, InterruptedException {
    this.pipeline = pipeline;
    this.client = new PipelineClient(pipeline.serverUrl());
    Path report = directory.resolve("report.txt");
    Files.writeString(
        report,
        """
        Families look for protein on the label of a yogurt before they look at the price of it.

        Kefir in small bottles is what people drink on their way to work in the morning.

        Cheese fits the habit of several small meals, since it is filling and needs no kitchen.
        """);
    this.document = client.upload(report);
  }

  static CommandedPipeline start(Path directory) throws IOException, InterruptedException {
    return new CommandedPipeline(
        LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false)),
        directory);
  }

  String serverUrl() {
    return pipeline.serverUrl();
  }

  String bootstrapServers() {
    return pipeline.bootstrapServers();
  }

  PipelineClient client() {
    return client;
  }

  String document() {
    return document;
  }

  void model(FaultPlan plan) {
    pipeline.offlineModel().follow(plan);
  }

  int modelCalls() {
    return pipeline.offlineModel().calls();
  }

  /** The exit code of a command. */
  int run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--server");
    all.add(pipeline.serverUrl());
    return PipelineCommand.line().execute(all.toArray(String[]::new));
  }

  /** A record as a foreign program may write it. */
  void produce(String topic, String key, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  void submit(String runId, String company) throws InterruptedException {
    client.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", runId)
            .put("blob_url", document)
            .put("company_id", company)
            .put("user_id", "it"));
  }

  void submit(String runId) throws InterruptedException {
    submit(runId, "lactalis-canada");
  }

  /** Returns once its cards are in the database. */
  void complete(String runId) throws InterruptedException {
    submit(runId);
    awaitCards(runId);
  }

  void awaitCards(String runId) {
    until(
        "/runs/" + runId,
        body ->
            body.path("run").path("status").asString("").equals("COMPLETED")
                && body.path("cards").size() == 5);
  }

  JsonNode body(String path) throws InterruptedException {
    return client.get(path).expect("answer " + path);
  }

  void until(String path, Predicate<JsonNode> condition) {
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              Exchange answer = client.get(path);
              return answer.succeeded() && condition.test(answer.body());
            });
  }

  /** Stars a card, as the page does; there is no command for it. */
  void star(String cardId) throws IOException, InterruptedException {
    try (HttpClient page = HttpClient.newHttpClient()) {
      HttpRequest patch =
          HttpRequest.newBuilder(URI.create(serverUrl() + "/cards/" + cardId))
              .header("Content-Type", "application/json")
              .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"starred\": true}"))
              .build();
      assertThat(page.send(patch, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isBetween(200, 299);
    }
  }

  /**
   * Of every table that the sink writes: its rows with all their columns, as one digest; of a
   * moment in which the sink has nothing to do.
   *
   * @param except rows that have this text somewhere are left out
   */
  Map<String, String> checksums(String except) {
    AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              Map<String, String> now = checksumsNow(except);
              return now.equals(last.getAndSet(now));
            });
    return Objects.requireNonNull(last.get());
  }

  /** The first column of what the database answers. */
  List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection database = database();
        var statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
    }
    return texts;
  }

  private Connection database() throws SQLException {
    return Rows.connect(pipeline.postgresUrl());
  }

  private Map<String, String> checksumsNow(String except) throws SQLException {
    Map<String, String> checksums = new TreeMap<>();
    try (Connection database = database();
        var statement = database.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet result =
            statement.executeQuery(
                """
                SELECT count(*) || ' rows, ' || md5(coalesce(
                  string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"), ''))
                FROM %s t WHERE strpos(t::text, '%s') = 0
                """
                    .formatted(table, except))) {
          result.next();
          checksums.put(table, result.getString(1));
        }
      }
    }
    return checksums;
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
