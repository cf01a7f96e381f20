package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.Question;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A span for each question to a model, from the wait for a permit to the answer. */
final class InferenceSpans {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Tracer tracer;
  private final HttpUrl address;
  private final String provider;
  private final boolean withContent;

  InferenceSpans(OpenTelemetry telemetry, LlmSettings settings) {
    this.tracer = telemetry.getTracer("dev.innovationpipeline.processor.llm");
    this.address = settings.chatCompletions(settings.model());
    this.provider = ProviderNames.of(address);
    this.withContent = settings.traceContent();
  }

  Span begin(CallContext call, String model, Question question) {
    Span span =
        tracer
            .spanBuilder(GenAi.CHAT + " " + model)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(GenAi.OPERATION, GenAi.CHAT)
            .setAttribute(GenAi.PROVIDER, provider)
            .setAttribute(GenAi.REQUEST_MODEL, model)
            .setAttribute(GenAi.SERVER_ADDRESS, address.host())
            .setAttribute(GenAi.SERVER_PORT, (long) address.port())
            .setAttribute("pipeline.company_id", call.companyId())
            .setAttribute("pipeline.stage", call.stage())
            .startSpan();
    if (span.isRecording()) {
      span.setAttribute(GenAi.TEMPERATURE, question.temperature())
          .setAttribute(GenAi.SEED, (long) question.seed())
          .setAttribute(GenAi.MAX_TOKENS, (long) question.maxCompletionTokens())
          .setAttribute(GenAi.OUTPUT_TYPE, question.schema() == null ? "text" : "json");
      if (withContent) {
        span.setAttribute(GenAi.INPUT_MESSAGES, input(question));
      }
    }
    return span;
  }

  /**
   * @param error the code of the failure; null if there is none
   */
  void end(Span span, Inference inference, @Nullable Answer answer, @Nullable String error) {
    if (span.isRecording()) {
      CallReport last = inference.last();
      if (last != null) {
        describe(span, last, inference);
      }
      if (answer != null) {
        span.setAttribute(GenAi.RESPONSE_MODEL, answer.model());
        if (withContent) {
          span.setAttribute(GenAi.OUTPUT_MESSAGES, output(answer, finishReason(last)));
        }
      }
      if (error != null) {
        span.setAttribute(GenAi.ERROR_TYPE, error).setStatus(StatusCode.ERROR, error);
      }
    }
    span.end();
  }

  private static void describe(Span span, CallReport last, Inference inference) {
    span.setAttribute(GenAi.FINISH_REASONS, List.of(finishReason(last)))
        .setAttribute(GenAi.INPUT_TOKENS, inference.usage().promptTokens())
        .setAttribute(GenAi.OUTPUT_TOKENS, inference.usage().completionTokens())
        .setAttribute("pipeline.cost_usd", inference.usage().costUsd().toPlainString());
    if (!last.responseId().isEmpty()) {
      span.setAttribute(GenAi.RESPONSE_ID, last.responseId());
    }
    if (inference.reasoningTokens() > 0) {
      span.setAttribute(GenAi.REASONING_TOKENS, inference.reasoningTokens());
    }
    if (inference.cachedTokens() > 0) {
      span.setAttribute(GenAi.CACHED_TOKENS, inference.cachedTokens());
    }
    if (last.streamed()) {
      span.setAttribute(GenAi.STREAM, true);
    }
    Duration firstChunk = last.firstChunk();
    if (firstChunk != null) {
      span.setAttribute(GenAi.TIME_TO_FIRST_CHUNK, firstChunk.toNanos() / 1e9);
    }
  }

  /** The conventions want an error where none was received. */
  private static String finishReason(@Nullable CallReport call) {
    return call == null || call.finishReason().isEmpty() ? "error" : call.finishReason();
  }

  private static String input(Question question) {
    ArrayNode messages = JSON.createArrayNode();
    messages.add(message("system", question.system())).add(message("user", question.user()));
    return messages.toString();
  }

  private static String output(Answer answer, String finishReason) {
    return JSON.createArrayNode()
        .add(message("assistant", answer.text()).put("finish_reason", finishReason))
        .toString();
  }

  private static ObjectNode message(String role, String text) {
    ObjectNode message = JSON.createObjectNode().put("role", role);
    message.putArray("parts").addObject().put("type", "text").put("content", text);
    return message;
  }
}
