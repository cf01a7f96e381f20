package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.schema.event.Usage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span for each question to the model, from the wait for a permit to the answer; its calls and
 * retries are events in it. The provider is told nothing of it.
 */
final class TracedConversations implements Conversations {

  private static final AttributeKey<Long> TRIES = AttributeKey.longKey("pipeline.tries");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.message");
  private static final AttributeKey<Long> TOKENS_IN =
      AttributeKey.longKey("gen_ai.usage.input_tokens");
  private static final AttributeKey<Long> TOKENS_OUT =
      AttributeKey.longKey("gen_ai.usage.output_tokens");
  private static final AttributeKey<String> COST = AttributeKey.stringKey("pipeline.cost_usd");

  private final Conversations conversations;
  private final Tracer tracer;

  TracedConversations(Conversations conversations, OpenTelemetry telemetry) {
    this.conversations = conversations;
    this.tracer = telemetry.getTracer("dev.innovationpipeline.processor.llm");
  }

  @Override
  public Conversation conversation(
      CallContext call, @Nullable String model, CallListener listener) {
    return new Traced(
        call, conversations.conversation(call, model, new SpanEvents(listener)), tracer);
  }

  private record Traced(CallContext call, Conversation plain, Tracer tracer)
      implements Conversation {

    @Override
    public Answer ask(Question question) throws InterruptedException {
      Span span =
          tracer
              .spanBuilder("chat stage " + call.stage())
              .setSpanKind(SpanKind.CLIENT)
              .setAttribute("gen_ai.operation.name", "chat")
              .setAttribute("pipeline.company_id", call.companyId())
              .startSpan();
      try (Scope scope = span.makeCurrent()) {
        Answer answer = plain.ask(question);
        span.setAttribute("gen_ai.response.model", answer.model());
        return answer;
      } catch (StageFailedException e) {
        span.setStatus(StatusCode.ERROR, e.code());
        throw e;
      } finally {
        span.end();
      }
    }

    @Override
    public int maxLength() {
      return plain.maxLength();
    }

    @Override
    public boolean leaveModel(String reason) {
      return plain.leaveModel(reason);
    }
  }

  /** Notes in the current span what it passes on. */
  private record SpanEvents(CallListener listener) implements CallListener {

    @Override
    public void called(Usage usage) {
      Span.current()
          .addEvent(
              "called",
              Attributes.of(
                  TOKENS_IN, usage.promptTokens(),
                  TOKENS_OUT, usage.completionTokens(),
                  COST, usage.costUsd().toPlainString()));
      listener.called(usage);
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
  }
}
