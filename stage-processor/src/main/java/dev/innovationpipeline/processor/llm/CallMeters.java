package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.error.Failure;
import dev.innovationpipeline.schema.event.Usage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** The metrics of model calls. */
record CallMeters(MeterRegistry registry) {

  private static final String PREFIX = "innovation.pipeline.llm.";

  /**
   * @param outcome answered, aborted, or the tag of a failure
   */
  void called(CallContext context, String outcome, Usage usage) {
    String stage = String.valueOf(context.stage());
    registry.counter(PREFIX + "calls", "stage", stage, "outcome", outcome).increment();
    tokens(stage, "prompt", usage.promptTokens());
    tokens(stage, "completion", usage.completionTokens());
    registry
        .counter(PREFIX + "cost.usd", "stage", stage, "company", context.companyId())
        .increment(usage.costUsd().doubleValue());
  }

  void retried(Failure failure) {
    registry.counter(PREFIX + "retries", "class", failure.tag()).increment();
  }

  /**
   * @param open the current number of open calls
   * @param limit the current maximum of open calls
   */
  void limited(IntSupplier open, IntSupplier limit) {
    Gauge.builder(PREFIX + "in.flight", open::getAsInt).register(registry);
    Gauge.builder(PREFIX + "limit", limit::getAsInt).register(registry);
  }

  private void tokens(String stage, String kind, long count) {
    registry.counter(PREFIX + "tokens", "stage", stage, "kind", kind).increment((double) count);
  }
}
