package dev.innovationpipeline.systemtests.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.systemtests.command.SampleRun;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector is told of a run. */
class TraceIT {

  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final String DELAY = "management.opentelemetry.tracing.export.schedule-delay";

  private static final String MODEL = "anthropic/claude-sonnet-4.5";

  @TempDir private static Path data;
  private static Collector collector;
  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    collector = Collector.start();
    System.setProperty(ENDPOINT, collector.tracesUrl());
    System.setProperty(DELAY, "200ms");
    pipeline = LocalPipeline.start(new LocalSettings(data, 0, 0, 0, false));
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    System.clearProperty(ENDPOINT);
    System.clearProperty(DELAY);
    collector.close();
  }

  @Test
  void aRunIsOneTraceFromTheRequestToTheRow() throws Exception {
    assertThat(SampleRun.exitCode(pipeline, "traced-run")).isZero();

    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () -> {
              List<String> traces = collector.tracesOf("traced-run");
              assertThat(traces).hasSize(1);
              List<Span> spans = collector.trace(traces.getFirst());
              assertThat(names(spans))
                  .contains("http post /run", "run-requested send")
                  .contains("stage 1 process", "stage 2 process", "stage 3 process")
                  .contains("stage 4 process", "stage 5 process")
                  .contains("chat " + MODEL)
                  .contains("sink write", "postgresql transaction");
              assertThatAllHang(spans);
            });
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
