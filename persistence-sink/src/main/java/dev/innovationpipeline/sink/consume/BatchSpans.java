package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.platform.kafka.TraceHeaders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The end of each run's trace. A transaction writes the events of many runs: each of them gets a
 * span of its time, in its own trace.
 */
final class BatchSpans {

  private final Tracer tracer;
  private final TraceHeaders headers;
  private final String system;

  /**
   * @param system that is written to, as OpenTelemetry names database systems
   */
  BatchSpans(OpenTelemetry telemetry, String system) {
    this.tracer = telemetry.getTracer("dev.innovationpipeline.sink");
    this.headers = new TraceHeaders(telemetry);
    this.system = system;
  }

  /** Does the work, and notes for each event how long it took and whether it succeeded. */
  boolean around(List<Received> events, BooleanSupplier work) {
    Instant begin = Instant.now();
    boolean done = false;
    try {
      done = work.getAsBoolean();
      return done;
    } finally {
      Instant end = Instant.now();
      for (Received event : events) {
        note(event, events.size(), begin, end, done);
      }
    }
  }

  private void note(Received event, int batchSize, Instant begin, Instant end, boolean done) {
    Context run = headers.read(event.message().headers());
    if (!Span.fromContext(run).getSpanContext().isSampled()) {
      return;
    }
    Span write =
        tracer
            .spanBuilder("sink write")
            .setParent(run)
            .setSpanKind(SpanKind.CONSUMER)
            .setStartTimestamp(begin)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", event.message().topic())
            .setAttribute("messaging.batch.message_count", batchSize)
            .setAttribute("pipeline.run_id", event.event().run().runId())
            .startSpan();
    Span transaction =
        tracer
            .spanBuilder(system + " transaction")
            .setParent(run.with(write))
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(begin)
            .setAttribute("db.system.name", system)
            .setAttribute("db.operation.batch.size", batchSize)
            .startSpan();
    if (!done) {
      transaction.setStatus(StatusCode.ERROR);
    }
    transaction.end(end);
    write.end(end);
  }
}
