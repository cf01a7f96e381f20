package dev.innovationpipeline.local.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.cli.SampleRun;
import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.schema.Topics;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of runs: their traces, and the metrics that alerts and dashboard ask for. */
class TelemetryIT {

  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final String DELAY = "management.opentelemetry.tracing.export.schedule-delay";
  private static final String BACKOFF = "pipeline.llm.first-backoff";
  private static final Path OBSERVABILITY = Path.of("../deploy/observability");

  @TempDir private static Path data;
  private static Collector collector;
  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    collector = Collector.start();
    System.setProperty(ENDPOINT, collector.tracesUrl());
    System.setProperty(DELAY, "200ms");
    System.setProperty(BACKOFF, "20ms");
    pipeline = LocalPipeline.start(new LocalSettings(data, 0, 0, 0, false));
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    System.clearProperty(ENDPOINT);
    System.clearProperty(DELAY);
    System.clearProperty(BACKOFF);
    collector.close();
  }

  @Test
  void aRunIsOneTraceFromTheRequestToTheRow() throws Exception {
    assertThat(SampleRun.exitCode(pipeline, "traced-run")).isZero();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              List<String> traces = collector.tracesOf("traced-run");
              assertThat(traces).hasSize(1);
              List<Span> spans = collector.trace(traces.getFirst());
              assertThat(names(spans))
                  .contains("http post /run", "run-requested send")
                  .contains("stage 1 process", "stage 2 process", "stage 3 process")
                  .contains("stage 4 process", "stage 5 process")
                  .contains("chat stage 1", "chat stage 5")
                  .contains("sink write", "postgresql transaction");
              assertThatAllHang(spans);
            });
  }

  /** Some metrics begin with the first retry, or the first dead letter. */
  @Test
  void everyMetricThatPeopleAreToldOfIsThere() throws Exception {
    pipeline.offlineModel().follow(FaultPlan.first(1, FaultMode.SERVER_ERROR));
    assertThat(SampleRun.exitCode(pipeline, "measured-run")).isZero();
    sendWhatNobodyCanRead();
    List<Query> told =
        List.of(
                Query.allIn(OBSERVABILITY.resolve("alerts.yml")),
                Query.allIn(OBSERVABILITY.resolve("grafana-dashboard.json")),
                Query.allIn(Path.of("../docs/operations.md")))
            .stream()
            .flatMap(List::stream)
            .distinct()
            .toList();
    assertThat(told).hasSizeGreaterThan(20);

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Scrape scrape = Scrape.ofAllServices();
              assertThat(told).allMatch(scrape::has);
            });
  }

  private static void sendWhatNobodyCanRead() {
    Map<String, Object> settings = Map.of("bootstrap.servers", pipeline.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      String topic = new Topics("").runRequested().name();
      producer.send(new ProducerRecord<>(topic, "unreadable", "no event".getBytes(UTF_8)));
    }
  }

  /** Every span but the first has its parent in the trace. */
  private static void assertThatAllHang(List<Span> spans) {
    Set<Object> ids = spans.stream().map(Span::getSpanId).collect(Collectors.toSet());
    assertThat(spans.stream().filter(span -> !ids.contains(span.getParentSpanId())))
        .extracting(Span::getName)
        .containsExactly("http post /run");
  }

  private static Set<String> names(List<Span> spans) {
    return spans.stream().map(Span::getName).collect(Collectors.toSet());
  }
}
