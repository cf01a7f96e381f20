package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.platform.kafka.TraceHeaders;
import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.engine.task.TaskResult;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A span for each stage of a run, in the trace that the record's {@code traceparent} names. Names
 * and attributes follow OpenTelemetry's semantic conventions for messaging.
 */
final class StageSpans implements RecordTrace {

  private final Tracer tracer;
  private final TraceHeaders headers;

  StageSpans(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer("dev.innovationpipeline.processor");
    headers = new TraceHeaders(telemetry);
  }

  @Override
  public TaskResult follow(int stage, ConsumerRecord<String, byte[]> message, Task task)
      throws InterruptedException {
    Context run = headers.read(message.headers());
    Span span =
        tracer
            .spanBuilder("stage " + stage + " process")
            .setParent(run)
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", message.topic())
            .setAttribute("messaging.destination.partition.id", String.valueOf(message.partition()))
            .setAttribute("pipeline.run_id", EventKey.runId(String.valueOf(message.key())))
            .setAttribute("pipeline.stage", stage)
            .startSpan();
    if (message.offset() >= 0) {
      span.setAttribute("messaging.kafka.offset", message.offset());
    }
    try (Scope scope = span.makeCurrent()) {
      TaskResult result = task.perform();
      result.outputs().forEach(this::mark);
      StageCompleted completed = result.completed();
      if (completed != null && completed.profile() != null) {
        span.setAttribute("pipeline.profile.version", completed.profile().version());
      }
      if (result.outputs().stream().anyMatch(StageSpans::isFailure)) {
        span.setStatus(StatusCode.ERROR);
      }
      return result;
    } finally {
      span.end();
    }
  }

  @Override
  public void mark(ProducerRecord<String, byte[]> output) {
    headers.write(output.headers());
  }

  private static boolean isFailure(ProducerRecord<String, byte[]> output) {
    String type = EventCodec.text(output.headers(), "ce_type");
    return type != null && type.contains(RunFailed.TYPE);
  }
}
