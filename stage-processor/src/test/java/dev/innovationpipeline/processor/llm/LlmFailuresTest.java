package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Permanent failures fail at once, with a code and a message. */
class LlmFailuresTest extends LlmFixture {

  @ParameterizedTest
  @CsvSource({
    "400, llm_bad_request",
    "401, llm_not_authorized",
    "402, llm_out_of_credit",
    "403, llm_not_authorized",
    "404, llm_bad_request",
    "413, llm_input_too_long",
    "422, llm_bad_request",
    "451, llm_region_not_supported",
    "301, llm_bad_request",
  })
  void failsAtOnce(int status, String code) {
    provider.thenReplies(Reply.error(status, "no such thing"));
    StageFailedException failure = failureOf(conversation());
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure).hasMessageEndingWith(": HTTP " + status + ": no such thing.");
    assertThat(provider.received()).hasSize(1);
    assertThat(recorder.usage.calls()).isEqualTo(1);
  }

  @Test
  void namesTheMissingCredit() {
    provider.thenReplies(Reply.error(402, "Insufficient credits"));
    assertThat(failureOf(conversation())).hasMessageContaining("out of credit");
  }

  @Test
  void anErrorInsideA200KeepsItsClass() {
    provider.thenReplies(Reply.http(200, "{\"error\":{\"code\":402,\"message\":\"empty purse\"}}"));
    assertThat(failureOf(conversation()).code()).isEqualTo("llm_out_of_credit");
  }

  static Stream<Arguments> uselessAnswers() {
    return Stream.of(
        Arguments.of("llm_answer_cut_off", Reply.finishing("length", "{\"a\":")),
        Arguments.of("llm_answer_cut_off", Reply.finishing("length", "")),
        Arguments.of("llm_refused", Reply.finishing("content_filter", "")),
        Arguments.of(
            "llm_refused",
            Reply.http(
                200,
                "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":null,"
                    + "\"refusal\":\"I would rather not.\"}}]}")));
  }

  @ParameterizedTest
  @MethodSource("uselessAnswers")
  void failsOnAnswersThatARetryWouldRepeat(String code, Reply reply) {
    provider.thenReplies(reply);
    assertThat(failureOf(conversation()).code()).isEqualTo(code);
    assertThat(provider.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"401, true", "401, false", "400, true", "400, false"})
  void aKeyThatTheProviderRepeatsIsMasked(int status, boolean json) {
    String key = "correct-horse-battery";
    String echo = "No access for Authorization: Bearer " + key + " or sk-or-v1-0123456789abcdef";
    provider.thenReplies(json ? Reply.error(status, echo) : Reply.http(status, echo));
    assertThat(failureOf(conversation("api-key", key)).getMessage())
        .endsWith("No access for Authorization: Bearer *** or ***.");
  }

  @ParameterizedTest
  @CsvSource({"500", "429"})
  void aKeyIsMaskedInTheErrorsOfRetriesToo(int status) throws Exception {
    String key = "correct-horse-battery";
    provider.thenReplies(Reply.http(status, "you sent " + key), Reply.answer("fine"));
    conversation("api-key", key).ask(QUESTION);
    assertThat(recorder.retries)
        .singleElement()
        .extracting(Recorder.Retry::error)
        .asString()
        .contains("you sent ***.");
  }

  @Test
  void aRefusalOfAMegabyteIsCut() {
    provider.thenReplies(
        Reply.http(
            200,
            "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"refusal\":\"%s\"}}]}"
                .formatted("no ".repeat(350_000))));
    assertThat(failureOf(conversation()))
        .extracting(Throwable::getMessage)
        .asString()
        .hasSizeLessThan(1_300);
  }
}
