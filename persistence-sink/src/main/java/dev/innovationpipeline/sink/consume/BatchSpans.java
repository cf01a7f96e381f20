package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.schema.wire.EventCodec;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The end of each run's trace. A transaction writes the events of many runs: each of them gets a
 * span of its time, in its own trace.
 */
final class BatchSpans {

  private static final TextMapGetter<Headers> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
          return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
          return headers == null ? null : EventCodec.text(headers, name);
        }
      };

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final String system;

  /**
   * @param system that is written to, as OpenTelemetry names database systems
   */
  BatchSpans(OpenTelemetry telemetry, String system) {
    this.tracer = telemetry.getTracer("dev.innovationpipeline.sink");
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
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
    Context run = propagator.extract(Context.root(), event.message().headers(), HEADERS);
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
