package dev.innovationpipeline.systemtests.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators see of the shipped services, through a real Prometheus and in their logs. */
class MonitoringIT {

  private static final Path OBSERVABILITY = Path.of("../deploy/observability");
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir private static Path directory;
  private static final List<AutoCloseable> STARTED = new ArrayList<>();
  private static ShippedService ingest;
  private static ShippedService processor;
  private static ShippedService sink;

  /** Some metrics begin with the first retry, failure, loss or dead letter. */
  @BeforeAll
  static void start() throws Exception {
    KafkaServer kafka = started(TestServers.kafka(directory.resolve("kafka")));
    DatabaseServer database = started(TestServers.database(directory.resolve("postgres")));
    OfflineModel model = started(OfflineModel.start());
    Map<String, String> environment = new TreeMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("DATABASE_URL", database.url());
    environment.put("OPENROUTER_BASE_URL", model.baseUrl());
    environment.put("PIPELINE_LLM_FIRSTBACKOFF", "20ms");
    environment.put("PIPELINE_TOPICS_PARTITIONS", "2");
    environment.put("PIPELINE_DOCUMENTS_DIRECTORY", directory.resolve("documents").toString());
    environment.put("PIPELINE_DOCUMENTS_ALLOWFILES", "true");
    environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
    environment.put("LOGGING_LEVEL_ORG_APACHE_KAFKA", "WARN");
    ingest = started(ShippedService.start("ingest-service", directory, environment));
    processor = started(ShippedService.start("stage-processor", directory, environment));
    sink = started(ShippedService.start("persistence-sink", directory, environment));
    Stream.of(ingest, processor, sink).forEach(ShippedService::awaitReady);

    model.follow(FaultPlan.first(1, FaultMode.SERVER_ERROR));
    submit("good", Path.of("../local/src/main/resources/sample/dairy-trends.md"));
    submit("bad", Files.writeString(directory.resolve("empty.md"), ""));
    sendWhatNobodyCanRead(kafka.bootstrapServers());
    awaitStatus("good", "COMPLETED");
    awaitStatus("bad", "FAILED");
    model.follow(FaultPlan.always(FaultMode.FOUR_CARDS).onStage(5));
    submit("degraded", Path.of("../local/src/main/resources/sample/dairy-trends.md"));
    awaitStatus("degraded", "COMPLETED");
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : STARTED.reversed()) {
      each.close();
    }
  }

  @Test
  void everyMetricThatPeopleAreToldOfIsThere() throws Exception {
    List<Query> told = told();
    assertThat(told).hasSizeGreaterThan(20);
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              List<String> series = new ArrayList<>(ingest.metrics());
              series.addAll(processor.metrics());
              series.addAll(sink.metrics());
              assertThat(told).allMatch(new Scrape(series)::has);
            });
  }

  @Test
  void prometheusSeesTheServicesAndAnswersTheDashboardAndTheAlerts() throws Exception {
    ExternalTool.require(
        Prometheus.isInstalled(),
        "The queries of the dashboard need prometheus, which is not installed"
            + " (apt-get install prometheus).");
    try (Prometheus prometheus =
        Prometheus.start(OBSERVABILITY, directory.resolve("prometheus"), addresses())) {
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(prometheus.targets())
                      .hasSize(3)
                      .extracting(
                          target -> target.path("health").asString(),
                          target -> target.path("lastError").asString())
                      .containsOnly(tuple("up", "")));
      List<String> panels = expressions();
      assertThat(panels).hasSizeGreaterThan(10);
      for (String expression : panels) {
        await()
            .atMost(TIMEOUT)
            .untilAsserted(
                () -> assertThat(prometheus.query(expression)).as(expression).isNotEmpty());
      }
      for (Query query : told()) {
        assertThat(prometheus.query(query.ofAnySeries())).as(query.toString()).isNotEmpty();
      }
      assertThat(prometheus.rules())
          .hasSizeGreaterThan(5)
          .extracting(rule -> rule.path("health").asString())
          .containsOnly("ok");
    }
  }

  @Test
  void everyLineOfTheLogsIsJsonAndNamesItsRunAndStage() throws Exception {
    for (ShippedService service : List.of(ingest, processor, sink)) {
      assertThat(service.log())
          .as(service.name())
          .isNotEmpty()
          .allSatisfy(
              line -> {
                assertThat(line.path("@timestamp").asString()).isNotEmpty();
                assertThat(line.path("log").path("level").asString()).isNotEmpty();
                assertThat(line.path("service").path("name").asString()).isEqualTo(service.name());
                assertThat(line.has("message")).isTrue();
              });
    }
    assertThat(about(processor, "bad"))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.path("stage").asString()).isEqualTo("1");
              assertThat(line.path("traceId").asString()).hasSize(32);
            })
        .anyMatch(line -> line.path("message").asString().contains("failed in stage 1"));
    for (ShippedService service : List.of(ingest, processor, sink)) {
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () -> assertThat(about(service, "unreadable")).as(service.name()).isNotEmpty());
    }
  }

  private static List<JsonNode> about(ShippedService service, String runId) throws IOException {
    return service.log().stream()
        .filter(line -> line.path("run_id").asString("").equals(runId))
        .toList();
  }

  /** In the alerts, the dashboard and the documentation. */
  private static List<Query> told() throws IOException {
    return Stream.of(
            Query.allIn(OBSERVABILITY.resolve("alerts.yml")),
            Query.allIn(OBSERVABILITY.resolve("grafana-dashboard.json")),
            Query.allIn(Path.of("../docs/operations.md")))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<String> expressions() throws IOException {
    JsonNode dashboard =
        WireJson.MAPPER.readTree(Files.readString(OBSERVABILITY.resolve("grafana-dashboard.json")));
    return dashboard.findValuesAsString("expr");
  }

  private static Map<String, String> addresses() {
    Map<String, String> addresses = new TreeMap<>();
    Stream.of(ingest, processor, sink)
        .forEach(service -> addresses.put(service.name(), service.managementAddress()));
    return addresses;
  }

  private static void submit(String runId, Path document) throws Exception {
    String body =
        "{\"run_id\":\"%s\",\"blob_url\":\"%s\",\"company_id\":\"lactalis-canada\",\"user_id\":\"u\"}"
            .formatted(runId, document.toRealPath().toUri());
    assertThat(ingest.call("POST", "/run", body).statusCode()).isEqualTo(202);
  }

  private static void awaitStatus(String runId, String status) {
    await()
        .atMost(TIMEOUT)
        .until(() -> ingest.call("GET", "/status/" + runId, "").body().contains(status));
  }

  private static void sendWhatNobodyCanRead(String bootstrapServers) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      String topic = new Topics("").runRequested().name();
      producer.send(new ProducerRecord<>(topic, "unreadable", "no event".getBytes(UTF_8)));
    }
  }

  private static <T extends AutoCloseable> T started(T part) {
    STARTED.add(part);
    return part;
  }
}
