package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transient failures are retried. */
class LlmRetriesTest extends LlmFixture {

  static Stream<Arguments> passing() {
    return Stream.concat(
        Stream.of(408, 429, 500, 502, 503, 504, 524, 529)
            .map(status -> Arguments.of("HTTP " + status, Reply.error(status, "later"))),
        Stream.of(
            Arguments.of("an HTML page", Reply.http(502, "<html><body>Bad</body></html>")),
            Arguments.of("titled Oops", Reply.http(503, "<HTML><title>Oops</title></HTML>")),
            Arguments.of("not JSON", Reply.http(200, "<!doctype html><p>Hello</p>")),
            Arguments.of("empty", Reply.http(200, "")),
            Arguments.of("the answer is empty", Reply.answer("")),
            Arguments.of("the answer is empty", Reply.http(200, "{\"choices\":[]}")),
            Arguments.of("ended with an error", Reply.finishing("error", "half an ans")),
            Arguments.of(
                "overflow",
                Reply.http(
                    200,
                    "{\"choices\":[{\"finish_reason\":\"error\",\"error\":"
                        + "{\"code\":502,\"message\":\"overflow\"}}]}")),
            Arguments.of(
                "lost",
                Reply.http(200, "{\"error\":{\"code\":\"server_error\",\"message\":\"lost\"}}")),
            Arguments.of(
                "provider_down",
                Reply.http(
                    200, "{\"error\":{\"error_type\":\"provider_down\",\"http_status\":503}}")),
            Arguments.of("plain words", Reply.http(500, "{\"error\":\"plain words\"}")),
            Arguments.of("no JSON at all", Reply.http(500, "no JSON at all")),
            Arguments.of("Exception", Reply.reset()),
            Arguments.of("Exception", Reply.cutOff())));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void retries(String error, Reply reply) throws Exception {
    provider.thenReplies(reply);
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(recorder.usage.calls()).isEqualTo(2);
    assertThat(time.pauses).hasSize(1);
    assertThat(recorder.retries).hasSize(1);
    assertThat(recorder.retries.getFirst().error()).contains(error);
  }

  @Test
  void retriesAfterAHangAndAfterASlowDrip() throws Exception {
    provider.thenReplies(Reply.hang(), Reply.drip());
    assertThat(conversation("call-timeout", "300ms").ask(QUESTION).text()).isEqualTo("fine");
    assertThat(recorder.usage.calls()).isEqualTo(3);
    assertThat(recorder.retries)
        .allSatisfy(retry -> assertThat(retry.error()).contains("no complete reply within"));
  }

  @Test
  void honoursRetryAfterInSecondsAndAsADate() throws Exception {
    provider.thenReplies(
        Reply.error(429, "slow down", "Retry-After: 42"),
        Reply.error(503, "back soon", "Retry-After: Tue, 24 Nov 2026 02:02:00 GMT"),
        Reply.error(429, "slow down", "Retry-After: soon"));
    conversation().ask(QUESTION);
    assertThat(recorder.retries.get(0).nextTryAt())
        .isBetween(FakeTime.START.plusSeconds(42), FakeTime.START.plusSeconds(42 + 5));
    assertThat(recorder.retries.get(1).nextTryAt())
        .isBetween(FakeTime.START.plusSeconds(120), FakeTime.START.plusSeconds(120 + 10));
    assertThat(time.pauses.getFirst())
        .isEqualTo(Duration.between(FakeTime.START, recorder.retries.getFirst().nextTryAt()));
  }

  @Test
  void givesUpAtTheEndOfTheBudget() {
    provider.alwaysReplies(Reply.error(429, "slow down"));
    StageFailedException failure = failureOf(conversation());
    assertThat(failure.code()).isEqualTo("llm_rate_limited");
    assertThat(failure).hasMessageContaining("HTTP 429: slow down. Gave up after 9 tries in 600 s");
    assertThat(recorder.usage.calls()).isEqualTo(9);
  }

  @Test
  void doesNotWaitBeyondTheBudget() {
    provider.alwaysReplies(Reply.error(503, "tomorrow", "Retry-After: 86400"));
    StageFailedException failure = failureOf(conversation());
    assertThat(failure.code()).isEqualTo("llm_unavailable");
    assertThat(failure)
        .hasMessageContaining("it asks to wait 86400 s")
        .hasMessageContaining("1 try");
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void anUnreachableProviderCountsAsNoCall() throws Exception {
    provider.close();
    StageFailedException failure = failureOf(conversation());
    assertThat(failure.code()).isEqualTo("llm_unavailable");
    assertThat(failure).hasMessageContaining("ConnectException");
    assertThat(recorder.usage.calls()).isZero();
  }
}
