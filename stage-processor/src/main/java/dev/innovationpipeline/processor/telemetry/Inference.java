package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.schema.event.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects what the calls of one question cost and said, and notes them in the current span. */
final class Inference implements CallListener {

  private static final AttributeKey<Long> TRIES = AttributeKey.longKey("pipeline.tries");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.message");
  private static final AttributeKey<String> COST = AttributeKey.stringKey("pipeline.cost_usd");

  private final CallListener listener;
  private Usage usage = Usage.NONE;
  private long reasoningTokens;
  private long cachedTokens;
  private @Nullable CallReport last;

  Inference(CallListener listener) {
    this.listener = listener;
  }

  /** Forgets the question before. */
  void begin() {
    usage = Usage.NONE;
    reasoningTokens = 0;
    cachedTokens = 0;
    last = null;
  }

  @Override
  public void called(Usage call) {
    usage = usage.plus(call);
    Span.current()
        .addEvent(
            "called",
            Attributes.of(
                GenAi.INPUT_TOKENS,
                call.promptTokens(),
                GenAi.OUTPUT_TOKENS,
                call.completionTokens(),
                COST,
                call.costUsd().toPlainString()));
    listener.called(call);
  }

  @Override
  public void ended(CallReport report) {
    last = report;
    reasoningTokens += report.reasoningTokens();
    cachedTokens += report.cachedTokens();
    listener.ended(report);
  }

  @Override
  public void retryScheduled(int tries, String error, Instant nextTryAt) {
    Span.current().addEvent("retry scheduled", Attributes.of(TRIES, (long) tries, ERROR, error));
    listener.retryScheduled(tries, error, nextTryAt);
  }

  @Override
  public boolean mayCall() {
    return listener.mayCall();
  }

  /** The sum over all calls, which is what was billed. */
  Usage usage() {
    return usage;
  }

  long reasoningTokens() {
    return reasoningTokens;
  }

  long cachedTokens() {
    return cachedTokens;
  }

  /** The last call; null if there was none. */
  @Nullable CallReport last() {
    return last;
  }

  /** Of the last call, if it was streamed and its answer began. */
  @Nullable Duration firstChunk() {
    return last == null ? null : last.firstChunk();
  }
}
