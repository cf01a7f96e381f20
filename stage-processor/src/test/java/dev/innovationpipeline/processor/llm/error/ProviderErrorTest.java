package dev.innovationpipeline.processor.llm.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ProviderErrorTest {

  private static final int MEGABYTE = 1 << 20;

  @ParameterizedTest
  @MethodSource("dev.innovationpipeline.processor.llm.error.RecordedError#all")
  void knowsTheErrorsOfServers(RecordedError recorded) {
    ProviderError error = ProviderError.ofBody(recorded.status(), recorded.body().toString());
    assertThat(error.failure()).isEqualTo(recorded.failure());
    assertThat(error.remedy().without()).isEqualTo(recorded.rejected());
    assertThat(error.message()).doesNotContain("Provider returned error");
    ContextWindow window = error.remedy().window();
    assertThat(window == null ? null : List.of(window.tokens(), window.requested()))
        .isEqualTo(recorded.window());
  }

  @ParameterizedTest
  @MethodSource("dev.innovationpipeline.processor.llm.error.RecordedError#ofServersThemselves")
  void knowsThemInsideAReplyAndBehindAGateway(RecordedError recorded) {
    String wrapped =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "error",
                    Map.of(
                        "code",
                        recorded.status(),
                        "message",
                        "Provider returned error",
                        "metadata",
                        Map.of("raw", recorded.body().toString()))));
    ProviderError behind = ProviderError.ofBody(recorded.status(), wrapped);
    assertThat(behind.failure()).isEqualTo(recorded.failure());
    assertThat(behind.remedy().without()).isEqualTo(recorded.rejected());
    ProviderError inside =
        ProviderError.inside(JsonMapper.shared().readTree(wrapped).path("error"));
    assertThat(inside.failure()).isEqualTo(recorded.failure());
    assertThat(inside.remedy()).isEqualTo(behind.remedy());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upstream: unexpected EOF in stream",
        "The model `stream-models` has an internal error",
        "invalid character in the answer, temperature of the GPU too high",
        "unknown error",
      })
  void aServerThatFailsRejectsNothing(String message) {
    ProviderError error = ProviderError.ofBody(500, "{\"error\":\"" + message + "\"}");
    assertThat(error.failure()).isEqualTo(Failure.UNAVAILABLE);
    assertThat(error.remedy()).isEqualTo(Remedy.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "8192, 14429, 4000, 0.26",
    "4096, 100000, 4000, 0.018",
    "200000, 208310, 4000, 0.85",
  })
  void theInputIsShortenedToTheRoomBesideTheAnswer(
      int tokens, int requested, int completion, double share) {
    assertThat(new ContextWindow(tokens, requested).shareOfInput(completion))
        .isCloseTo(share, within(0.01));
  }

  @Test
  void namesThePageThatAProxySends() {
    assertThat(
            ProviderError.ofBody(
                    502, "<html><head><TITLE>\n 502  Bad\nGateway </TITLE></head></html>")
                .message())
        .isEqualTo("HTTP 502: an HTML page titled 502 Bad Gateway");
    assertThat(ProviderError.ofBody(502, "<html><title>").message())
        .isEqualTo("HTTP 502: an HTML page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<title>", "<", "< ", " ", "[", "{\"a\":", "x ", "\n", "</title>"})
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aBodyOfMegabytesIsReadSoonAndToldInAFewWords(String unit) {
    String body = unit.repeat(8 * MEGABYTE / unit.length());
    assertThat(ProviderError.ofBody(500, body).message().length()).isLessThan(400);
    assertThat(ProviderError.ofBody(500, "<title>" + body).message().length()).isLessThan(400);
  }
}
