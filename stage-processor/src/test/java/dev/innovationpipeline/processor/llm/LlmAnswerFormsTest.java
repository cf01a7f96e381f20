package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.llm.api.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers and errors in the forms that providers and models are known to give them. */
class LlmAnswerFormsTest extends LlmFixture {

  private static final String ONLY_REASONING =
      "{\"content\":\"\",\"reasoning\":\"I shall say fine.\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>Not {\"a\": 1} but</think>\nfine",
        "<think>\n## Opportunity 1: draft\n</think>\n\nfine",
        "<thinking budget=\"9\">hm</thinking>fine",
        "<reasoning>\nhm\n</reasoning>\nfine",
        "<THINK>hm</THINK> fine",
        "<think>a <think>b</think> c</think>\nfine",
        "[THINK]hm[/THINK]fine",
        "◁think▷hm◁/think▷fine",
        "so I choose this.</think>\nfine",
        "so I choose this.\n</think>\n\nfine",
        "fine\n<think>Was it?</think>",
        "<think>hm</think>\n<answer>\nfine\n</answer>",
        "<think>hm</think>fine<think>\nhm",
        "Let me see. <think>\nhm\n</think>\n</think>fine",
        "fine\n</think>",
        "<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>fine<|return|>",
        "\uFEFFfine",
      })
  void reasoningIsNoPartOfTheAnswer(String content) throws Exception {
    provider.thenReplies(Reply.answer(content));
    assertThat(conversation().ask(QUESTION).text().strip()).isEqualTo("fine");
    assertThat(provider.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"the <think> tag\",\"b\":\"the </think> tag\"}",
        "Put <think> before it and </think> after it.",
        "People <thinker> and [think tank].",
        "[think tank](https://tank.example)\nx",
      })
  void textAboutReasoningStays(String content) throws Exception {
    provider.thenReplies(Reply.answer(content));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":[{\"type\":\"text\",\"text\":\"fi\"},{\"type\":\"text\",\"text\":\"ne\"}]}",
        "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"},{\"type\":\"text\",\"text\":\"fine\"}]}",
        "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},\"fine\"]}",
        "{\"content\":[{\"type\":\"output_text\",\"text\":{\"value\":\"fine\"}}]}",
        "{\"content\":[{\"type\":\"reasoning\",\"summary\":[{\"text\":\"hm\"}]},{\"text\":\"fine\"}]}",
        "{\"content\":{\"type\":\"text\",\"text\":\"fine\"}}",
        "{\"content\":\"fine\",\"reasoning\":\"hm\",\"reasoning_details\":[{\"text\":\"hm\"}]}",
        "{\"content\":\"fine\",\"reasoning_content\":\"hm\"}",
      })
  void partsAreReadWholeAndInStreams(String message) throws Exception {
    provider.thenReplies(message(message, "stop"), stream(message));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(conversation("streamed-calls", "100").ask(QUESTION).text()).isEqualTo("fine");
    assertThat(written.text()).isEqualTo("fine");
    assertThat(provider.received()).hasSize(2);
  }

  @Test
  void contentMayBeTheAnswerItself() throws Exception {
    provider.thenReplies(message("{\"content\":{\"inspirations\":[]}}", "stop"));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("{\"inspirations\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ONLY_REASONING + "|stop",
        ONLY_REASONING + "|length",
        "{\"content\":null,\"reasoning_content\":\"hm\"}|length",
        "{\"content\":\"\",\"reasoning_details\":[{\"data\":\"c2VjcmV0\"}]}|stop",
        "{\"content\":\"<think>hm\"}|length",
        "{\"content\":\"<think>fine</think>\"}|stop",
        "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"}]}|stop",
      })
  void anAnswerOfOnlyReasoningIsAskedForOnceMore(String message, String finish) {
    provider.alwaysReplies(message(message, finish));
    assertThat(failureOf(conversation()).code()).isEqualTo("llm_answer_only_reasoning");
    assertThat(provider.received()).hasSize(2);
    assertThat(provider.received().get(0).body()).contains("\"max_completion_tokens\":4000}");
    assertThat(provider.received().get(1).body())
        .contains("\"max_completion_tokens\":8000,\"reasoning\":{\"effort\":\"low\"}}");
    assertThat(recorder.retries).hasSize(1);
  }

  @Test
  void tokensOfHiddenReasoningCountAsReasoning() {
    provider.alwaysReplies(
        Reply.http(
            200,
            """
            {"choices":[{"finish_reason":"length","message":{"content":""}}],"usage":{\
            "completion_tokens":40,"completion_tokens_details":{"reasoning_tokens":40}}}\
            """));
    assertThat(failureOf(conversation()))
        .hasMessageEndingWith("after 40 tokens.")
        .extracting("code")
        .isEqualTo("llm_answer_only_reasoning");
  }

  @Test
  void withLessReasoningTheModelMayAnswer() throws Exception {
    provider.thenReplies(message(ONLY_REASONING, "length"), Reply.error(503, "busy"));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(provider.received().get(2).body()).contains("\"effort\":\"low\"");
  }

  @Test
  void aServerThatKnowsNoReasoningIsNoReason() {
    provider.thenReplies(message(ONLY_REASONING, "length"), Reply.error(400, "what effort"));
    assertThat(failureOf(conversation()).code()).isEqualTo("llm_answer_only_reasoning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":403,\"message\":\"Your input was flagged\"}}",
        "{\"error\":{\"code\":403,\"message\":\"no\",\"metadata\":{\"flagged_input\":\"x\"}}}",
        "{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}",
        "{\"error\":{\"message\":\"Provider"
            + " error\",\"metadata\":{\"raw\":\"content_policy_violation\"}}}",
        "The response was filtered by our content management policy",
      })
  void inputThatWasFlaggedIsNotTheKeysFault(String body) {
    provider.thenReplies(Reply.http(403, body), Reply.http(400, body));
    for (int i = 0; i < 2; i++) {
      assertThat(failureOf(conversation()))
          .hasMessageContaining("moderation flagged the input")
          .extracting("code")
          .isEqualTo("llm_moderated");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"I cannot help with that.", "I cannot help with that. ", "No...", "No!"})
  void aRefusalEndsWithOneStop(String refusal) {
    provider.thenReplies(message("{\"refusal\":\"" + refusal + "\"}", "stop"));
    assertThat(failureOf(conversation()).getMessage()).matches(".*[a-zA-Z]\\.");
  }

  @Test
  void aStageMayLeaveAModelWhoseAnswersItCannotUse() throws Exception {
    Conversation conversation = conversation("fallback-models", "second/model,third/model");
    conversation.ask(QUESTION);
    assertThat(conversation.leaveModel("No use.")).isTrue();
    conversation.ask(QUESTION);
    assertThat(provider.received().get(1).body()).startsWith("{\"model\":\"second/model\",");
    assertThat(recorder.retries).extracting(Recorder.Retry::error).containsExactly("No use.");
    assertThat(conversation.leaveModel("No use.")).isTrue();
    conversation.ask(QUESTION);
    assertThat(provider.received().get(2).body()).startsWith("{\"model\":\"third/model\",");
    assertThat(conversation.leaveModel("No use.")).isFalse();
  }

  private static Reply message(String message, String finish) {
    return Reply.http(
        200,
        "{\"choices\":[{\"finish_reason\":\"%s\",\"message\":%s}]}".formatted(finish, message));
  }

  private static Reply stream(String delta) {
    return Reply.events(
        "data: {\"choices\":[{\"delta\":%s}]}".formatted(delta),
        Reply.delta("", "stop"),
        "data: [DONE]");
  }
}
