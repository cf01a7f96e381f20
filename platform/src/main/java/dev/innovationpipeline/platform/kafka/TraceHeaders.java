package dev.innovationpipeline.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.EventCodec;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Trace context in the headers of Kafka records, such as {@code traceparent}. */
public final class TraceHeaders {

  private static final TextMapGetter<Headers> GETTER =
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

  private final TextMapPropagator propagator;

  public TraceHeaders(OpenTelemetry telemetry) {
    propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  /** The context that the headers carry, or an empty one. */
  public Context read(Headers headers) {
    return propagator.extract(Context.root(), headers, GETTER);
  }

  /** Writes the context of the calling thread, in place of any context the headers had. */
  public void write(Headers headers) {
    propagator.inject(Context.current(), headers, TraceHeaders::set);
  }

  private static void set(@Nullable Headers headers, String name, String value) {
    if (headers != null) {
      headers.remove(name);
      headers.add(name, value.getBytes(UTF_8));
    }
  }
}
