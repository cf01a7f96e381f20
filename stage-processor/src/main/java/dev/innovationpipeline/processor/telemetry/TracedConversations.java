package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A span and metrics for each question to the model, by OpenTelemetry's conventions for generative
 * AI; calls and retries are events in the span. The provider is told nothing of it.
 */
final class TracedConversations implements Conversations {

  private static final String CANCELLED = "cancelled";

  private final Conversations conversations;
  private final InferenceSpans spans;
  private final InferenceMeters meters;
  private final String defaultModel;
  private final TimeSource time;

  TracedConversations(
      Conversations conversations,
      LlmSettings settings,
      OpenTelemetry telemetry,
      MeterRegistry registry,
      TimeSource time) {
    this.conversations = conversations;
    this.spans = new InferenceSpans(telemetry, settings);
    this.meters = new InferenceMeters(registry, settings);
    this.defaultModel = settings.model();
    this.time = time;
  }

  @Override
  public Conversation conversation(
      CallContext call, @Nullable String model, CallListener listener) {
    Inference inference = new Inference(listener);
    return new Traced(
        call,
        model == null ? defaultModel : model,
        inference,
        conversations.conversation(call, model, inference));
  }

  private final class Traced implements Conversation {

    private final CallContext call;
    private final String model;
    private final Inference inference;
    private final Conversation plain;

    private Traced(CallContext call, String model, Inference inference, Conversation plain) {
      this.call = call;
      this.model = model;
      this.inference = inference;
      this.plain = plain;
    }

    @Override
    public Answer ask(Question question) throws InterruptedException {
      inference.begin();
      Duration begun = time.elapsed();
      Span span = spans.begin(call, model, question);
      Answer answer = null;
      String error = null;
      try (Scope scope = span.makeCurrent()) {
        answer = plain.ask(question);
        return answer;
      } catch (StageFailedException e) {
        error = e.code();
        throw e;
      } catch (InterruptedException e) {
        error = CANCELLED;
        throw e;
      } catch (RuntimeException e) {
        error = e.getClass().getSimpleName();
        throw e;
      } finally {
        spans.end(span, inference, answer, error);
        meters.ended(model, inference, time.elapsed().minus(begun), error);
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
}
