package dev.innovationpipeline.processor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.UnheardCalls;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.testing.time.SettableTime;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Names and values of OpenTelemetry's conventions for generative AI. */
class TracedConversationsTest {

  private static final CallContext CALL = new CallContext("run-1", 1, "acme", 2);
  private static final Question QUESTION =
      new Question("You are terse.", "Say “fine”.", null, 0.2, 7, 4_000);
  private final SettableTime clock = new SettableTime(Instant.EPOCH);
  private final KeptSpans spans = new KeptSpans();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .build();

  @Test
  void aQuestionIsASpanWithItsAnswersFacts() throws Exception {
    traced(this::answering).conversation(CALL, "some/model", UnheardCalls.LISTENER).ask(QUESTION);
    SpanData span = spans.all.getFirst();
    assertThat(span.getName()).isEqualTo("chat some/model");
    Attributes attributes = span.getAttributes();
    assertThat(attributes.get(GenAi.OPERATION)).isEqualTo("chat");
    assertThat(attributes.get(GenAi.PROVIDER)).isEqualTo("openrouter");
    assertThat(attributes.get(GenAi.SERVER_ADDRESS)).isEqualTo("openrouter.ai");
    assertThat(attributes.get(GenAi.SERVER_PORT)).isEqualTo(443);
    assertThat(attributes.get(GenAi.REQUEST_MODEL)).isEqualTo("some/model");
    assertThat(attributes.get(GenAi.RESPONSE_MODEL)).isEqualTo("served/model");
    assertThat(attributes.get(GenAi.RESPONSE_ID)).isEqualTo("gen-1");
    assertThat(attributes.get(GenAi.FINISH_REASONS)).containsExactly("stop");
    assertThat(attributes.get(GenAi.TEMPERATURE)).isEqualTo(0.2);
    assertThat(attributes.get(GenAi.SEED)).isEqualTo(7);
    assertThat(attributes.get(GenAi.MAX_TOKENS)).isEqualTo(4_000);
    assertThat(attributes.get(GenAi.OUTPUT_TYPE)).isEqualTo("text");
    assertThat(attributes.get(GenAi.STREAM)).isTrue();
    assertThat(attributes.get(GenAi.TIME_TO_FIRST_CHUNK)).isEqualTo(0.5);
    assertThat(attributes.get(GenAi.INPUT_TOKENS)).isEqualTo(2_400);
    assertThat(attributes.get(GenAi.OUTPUT_TOKENS)).isEqualTo(60);
    assertThat(attributes.get(GenAi.REASONING_TOKENS)).isEqualTo(3);
    assertThat(attributes.get(GenAi.CACHED_TOKENS)).isEqualTo(40);
    assertThat(attributes.get(GenAi.INPUT_MESSAGES)).isNull();
    assertThat(attributes.get(GenAi.OUTPUT_MESSAGES)).isNull();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getEvents()).hasSize(2);
  }

  @Test
  void everyQuestionIsCountedForItself() throws Exception {
    Conversation conversation =
        traced(this::answering).conversation(CALL, null, UnheardCalls.LISTENER);
    conversation.ask(QUESTION);
    conversation.ask(QUESTION);
    assertThat(spans.all)
        .extracting(span -> span.getAttributes().get(GenAi.INPUT_TOKENS))
        .containsExactly(2_400L, 2_400L);
    Timer duration = registry.get("gen_ai.client.inference.duration").timer();
    assertThat(duration.count()).isEqualTo(2);
    assertThat(duration.totalTime(TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(duration.getId().getTag("gen_ai.request.model"))
        .isEqualTo("anthropic/claude-sonnet-4.5");
    assertThat(duration.getId().getTag("gen_ai.response.model")).isEqualTo("served/model");
    assertThat(duration.getId().getTag("error.type")).isEqualTo("none");
    assertThat(duration.takeSnapshot().histogramCounts()).hasSize(14);
    assertThat(registry.get("gen_ai.client.inference.time_to_first_chunk").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("gen_ai.client.inference.usage.input_tokens").counter().count())
        .isEqualTo(4_800);
    DistributionSummary tokens =
        registry.get("gen_ai.client.inference.operation.output_tokens").summary();
    assertThat(tokens.max()).isEqualTo(60);
  }

  @Test
  void theContentIsThereWhenItIsAskedFor() throws Exception {
    traced(this::answering, "trace-content", "true")
        .conversation(CALL, null, UnheardCalls.LISTENER)
        .ask(QUESTION);
    Attributes attributes = spans.all.getFirst().getAttributes();
    assertThat(attributes.get(GenAi.INPUT_MESSAGES))
        .isEqualTo(
            "[{\"role\":\"system\",\"parts\":[{\"type\":\"text\",\"content\":\"You are"
                + " terse.\"}]},{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Say"
                + " “fine”.\"}]}]");
    assertThat(attributes.get(GenAi.OUTPUT_MESSAGES))
        .isEqualTo(
            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"fine\"}],"
                + "\"finish_reason\":\"stop\"}]");
  }

  @Test
  void aFailureIsAnErrorOfItsCode() {
    Conversations failing =
        (call, model, listener) ->
            question -> {
              listener.ended(new CallReport(false, null, "", "", "", 0, 0));
              throw new StageFailedException("llm_out_of_credit", "Empty.");
            };
    assertThatThrownBy(
            () -> traced(failing).conversation(CALL, null, UnheardCalls.LISTENER).ask(QUESTION))
        .isInstanceOf(StageFailedException.class);
    SpanData span = spans.all.getFirst();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getAttributes().get(GenAi.ERROR_TYPE)).isEqualTo("llm_out_of_credit");
    assertThat(span.getAttributes().get(GenAi.FINISH_REASONS)).containsExactly("error");
    assertThat(
            registry
                .get("gen_ai.client.inference.duration")
                .tag("error.type", "llm_out_of_credit")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void namesOfModelsDoNotPileUp() throws Exception {
    Conversations traced = traced(this::answering);
    for (int model = 0; model < 150; model++) {
      traced.conversation(CALL, "model-" + model, UnheardCalls.LISTENER).ask(QUESTION);
    }
    assertThat(registry.get("gen_ai.client.inference.duration").timers())
        .extracting(timer -> timer.getId().getTag("gen_ai.request.model"))
        .hasSizeLessThanOrEqualTo(101)
        .contains("model-0", "_OTHER");
  }

  @ParameterizedTest
  @CsvSource({
    "https://openrouter.ai/api/v1, openrouter",
    "https://api.openai.com/v1, openai",
    "https://acme.openai.azure.com/openai/v1, azure.ai.openai",
    "https://generativelanguage.googleapis.com/v1beta/openai, gcp.gemini",
    "https://api.mistral.ai/v1, mistral_ai",
    "https://api.x.ai/v1, x_ai",
    "https://fax.ai/v1, openai",
    "http://localhost:11434/v1, openai",
  })
  void theProviderIsToldByItsHost(String url, String name) {
    assertThat(ProviderNames.of(HttpUrl.get(url))).isEqualTo(name);
  }

  private Conversation answering(CallContext call, @Nullable String model, CallListener listener) {
    return question -> {
      Usage usage = new Usage(1, 1_200, 30, new BigDecimal("0.01"));
      listener.called(usage);
      listener.ended(new CallReport(true, null, "", "", "", 0, 0));
      listener.called(usage);
      listener.ended(
          new CallReport(true, Duration.ofMillis(500), "gen-1", "served/model", "stop", 3, 40));
      clock.pass(Duration.ofSeconds(2));
      return new Answer("fine", "served/model");
    };
  }

  private Conversations traced(Conversations plain, String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put("pipeline.llm." + namesAndValues[i], namesAndValues[i + 1]);
    }
    LlmSettings settings =
        new Binder(new MapConfigurationPropertySource(values))
            .bindOrCreate("pipeline.llm", LlmSettings.class);
    return new TracedConversations(
        plain, settings, telemetry, registry, TimeSource.of(clock, clock::elapsed));
  }
}
