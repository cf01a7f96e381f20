package dev.innovationpipeline.processor.llm.call;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.http.Failure;
import dev.innovationpipeline.schema.event.Usage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** The figures of calls as Micrometer meters. */
public final class MicrometerCallMeters implements CallMeters {

  private static final String PREFIX = "innovation.pipeline.llm.";

  private final MeterRegistry registry;

  public MicrometerCallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void called(CallContext context, String outcome, Usage usage) {
    String stage = String.valueOf(context.stage());
    registry.counter(PREFIX + "calls", "stage", stage, "outcome", outcome).increment();
    tokens(stage, "prompt", usage.promptTokens());
    tokens(stage, "completion", usage.completionTokens());
    registry
        .counter(PREFIX + "cost.usd", "stage", stage, "company", context.companyId())
        .increment(usage.costUsd().doubleValue());
  }

  @Override
  public void retried(Failure failure) {
    registry.counter(PREFIX + "retries", "class", failure.inWords()).increment();
  }

  @Override
  public void limited(IntSupplier open, IntSupplier most) {
    Gauge.builder(PREFIX + "in.flight", open::getAsInt).register(registry);
    Gauge.builder(PREFIX + "limit", most::getAsInt).register(registry);
  }

  private void tokens(String stage, String kind, long count) {
    registry.counter(PREFIX + "tokens", "stage", stage, "kind", kind).increment((double) count);
  }
}
