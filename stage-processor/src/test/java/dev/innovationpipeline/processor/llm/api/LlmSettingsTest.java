package dev.innovationpipeline.processor.llm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LlmSettingsTest {

  @Test
  void hasADefaultForEverything() {
    LlmSettings settings = bind(Map.of());
    assertThat(settings.chatCompletions("m"))
        .hasToString("https://openrouter.ai/api/v1/chat/completions");
    assertThat(settings.apiKey()).isNull();
    assertThat(settings.apiKeyHeader()).isEqualTo("Authorization");
    assertThat(settings.model()).isEqualTo("anthropic/claude-sonnet-4.5");
    assertThat(settings.fallbackModels()).isEmpty();
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.firstChunkTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.chunkTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.maxInFlight()).isEqualTo(10_000);
    assertThat(settings.companyLimit()).isEqualTo(10_000);
    assertThat(settings.streamedCalls()).isEqualTo(20);
    assertThat(settings.traceContent()).isFalse();
    assertThat(settings.referer()).isNull();
  }

  @Test
  void aSlashAtTheEndOfTheUrlMakesNoDifference() {
    assertThat(bind(Map.of("base-url", "http://localhost:11434/v1/")).chatCompletions("m"))
        .hasToString("http://localhost:11434/v1/chat/completions");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/v1, https://a.example/v1/chat/completions",
    "https://a.example/v1/chat/completions, https://a.example/v1/chat/completions",
    "https://a.example/d/{model}?api-version=1,"
        + " https://a.example/d/x%2Fy/chat/completions?api-version=1",
    "https://a.example/d/{model}/chat/completions?v=1,"
        + " https://a.example/d/x%2Fy/chat/completions?v=1",
  })
  void theUrlMayHoldTheModelAQueryAndTheWholePath(String baseUrl, String url) {
    assertThat(bind(Map.of("base-url", baseUrl)).chatCompletions("x/y")).hasToString(url);
  }

  @Test
  void neverShowsTheKey() {
    assertThat(bind(Map.of("api-key", "sk-secret")).toString()).doesNotContain("sk-secret");
    assertThatThrownBy(() -> bind(Map.of("api-key", "sk-secret sk-other")))
        .rootCause()
        .hasMessageStartingWith("pipeline.llm.api-key must be printable ASCII")
        .hasMessageNotContaining("sk-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "base-url, openrouter.ai, must be an http(s) URL",
    "api-key-header, 'X: y', must be the name of a header",
    "model, ' ', must name a model",
    "call-timeout, 0s, must be above zero",
    "connect-timeout, 0s, must be above zero",
    "first-chunk-timeout, 0s, must be above zero",
    "chunk-timeout, 0s, must be above zero",
    "retry-budget, -1s, must not be negative",
    "first-backoff, 0s, must be above zero",
    "max-backoff, 1s, must be at least first-backoff",
    "max-in-flight, 0, must be at least 1",
    "max-in-flight-per-company, 0, must be at least 1",
    "streamed-calls, -1, must not be negative",
    "referer, pipeline, must be an http(s) URL",
  })
  void rejectsInvalidValues(String name, String value, String rule) {
    assertThatThrownBy(() -> bind(Map.of(name, value)))
        .rootCause()
        .hasMessageStartingWith("pipeline.llm." + name + " " + rule);
  }

  private static LlmSettings bind(Map<String, String> values) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    values.forEach((name, value) -> source.put("pipeline.llm." + name, value));
    return new Binder(source).bindOrCreate("pipeline.llm", LlmSettings.class);
  }
}
