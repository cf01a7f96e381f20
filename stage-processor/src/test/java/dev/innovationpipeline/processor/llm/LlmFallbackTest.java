package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client falls back on the next model if the provider does not. */
class LlmFallbackTest extends LlmFixture {

  private final Conversation conversation =
      conversation("fallback-models", "second/model,third/model", "retry-budget", "0s");

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 429, 500, 503})
  void theNextModelAnswersWhenTheFirstFails(int status) throws Exception {
    provider.thenReplies(
        Reply.error(status, "no such thing"),
        Reply.http(200, "{\"choices\":[{\"message\":{\"content\":\"fine\"}}]}"));
    assertThat(conversation.ask(QUESTION)).isEqualTo(new Answer("fine", "second/model"));
    assertThat(provider.received().get(0).body())
        .startsWith("{\"model\":\"some/model\",\"models\":[\"second/model\",\"third/model\"],");
    assertThat(provider.received().get(1).body())
        .startsWith("{\"model\":\"second/model\",\"models\":[\"third/model\"],");
    assertThat(recorder.retries).hasSize(1);
    assertThat(recorder.retries.getFirst().nextTryAt()).isEqualTo(FakeTime.START);
    assertThat(recorder.usage.calls()).isEqualTo(2);
  }

  @Test
  void refusalsAndCutOffAnswersGoToTheNextModel() throws Exception {
    provider.thenReplies(
        Reply.finishing("content_filter", ""), Reply.finishing("length", "half an ans"));
    assertThat(conversation.ask(QUESTION).text()).isEqualTo("fine");
    assertThat(provider.received().get(2).body())
        .startsWith("{\"model\":\"third/model\",\"messages");
  }

  @Test
  void theFailureOfTheLastModelFailsTheRun() {
    provider.thenReplies(Reply.error(404, "one"), Reply.error(500, "two"));
    provider.alwaysReplies(Reply.error(404, "three"));
    assertThat(failureOf(conversation)).hasMessageEndingWith("HTTP 404: three.");
    assertThat(provider.received()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403})
  void keyAndCreditAreTheSameForAllModels(int status) {
    provider.thenReplies(Reply.error(status, "no"));
    failureOf(conversation);
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void anUnreachableServerHasNoOtherModels() throws Exception {
    provider.close();
    failureOf(conversation);
    assertThat(recorder.retries).isEmpty();
  }

  @Test
  void theFirstModelsBudgetIsUsedUpBeforeTheNextIsAsked() throws Exception {
    provider.thenReplies(Reply.error(500, "a"), Reply.error(500, "b"), Reply.error(500, "c"));
    Conversation patient = conversation("fallback-models", "second/model", "retry-budget", "12s");
    assertThat(patient.ask(QUESTION).text()).isEqualTo("fine");
    assertThat(provider.received().get(2).body()).startsWith("{\"model\":\"some/model\"");
    assertThat(provider.received().get(3).body()).startsWith("{\"model\":\"second/model\"");
  }
}
