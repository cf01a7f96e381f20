package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.schema.event.Usage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LlmClientTest extends LlmFixture {

  @Test
  void answersAndCountsTheCost() throws Exception {
    assertThat(conversation().ask(QUESTION)).isEqualTo(new Answer("fine", "served/model"));
    assertThat(recorder.usage).isEqualTo(new Usage(1, 1_200, 345, new BigDecimal("0.0123")));
    assertThat(recorder.retries).isEmpty();
  }

  @Test
  void reportsWhatTheReplySaid() throws Exception {
    conversation().ask(QUESTION);
    assertThat(recorder.reports)
        .containsExactly(new CallReport(false, null, "gen-1", "served/model", "stop", 0, 0));
  }

  @Test
  void sendsKeyTitleRefererAndCacheHeader() throws Exception {
    conversation("referer", "https://pipeline.example").ask(QUESTION);
    FakeProvider.Received call = provider.awaitCall();
    assertThat(call.path()).isEqualTo("/v1/chat/completions");
    assertThat(call.headers())
        .containsEntry("authorization", "Bearer sk-test")
        .containsEntry("x-openrouter-title", "Innovation Pipeline")
        .containsEntry("x-openrouter-cache", "true")
        .containsEntry("http-referer", "https://pipeline.example");
  }

  @Test
  void omitsKeyAndCacheHeaderIfUnset() throws Exception {
    conversation("api-key", " ", "response-cache", "false").ask(QUESTION);
    assertThat(provider.awaitCall().headers())
        .doesNotContainKeys("authorization", "x-openrouter-cache", "http-referer");
  }

  @Test
  void equalQuestionsGiveEqualBytes() throws Exception {
    conversation().ask(QUESTION);
    conversation().ask(QUESTION);
    assertThat(provider.received().get(0).body()).isEqualTo(provider.received().get(1).body());
  }

  @Test
  void aRunMayNameItsModel() throws Exception {
    client(time).conversation(CALL, "other/model", recorder).ask(QUESTION);
    assertThat(provider.awaitCall().body()).startsWith("{\"model\":\"other/model\",");
  }

  @Test
  void assumesTheRequestedModelIfTheServerNamesNone() throws Exception {
    provider.thenReplies(Reply.http(200, "{\"choices\":[{\"message\":{\"content\":\"fine\"}}]}"));
    assertThat(conversation().ask(QUESTION)).isEqualTo(new Answer("fine", "some/model"));
  }

  @Test
  void anAnswerFromTheProvidersCacheIsFree() throws Exception {
    provider.thenReplies(Reply.answer("fine", "X-OpenRouter-Cache-Status: HIT"));
    conversation().ask(QUESTION);
    assertThat(recorder.usage.costUsd()).isEqualByComparingTo("0");
    assertThat(recorder.usage.calls()).isEqualTo(1);
  }

  @Test
  void asksTheCacheForAnotherAnswerAfterAnUnusableOne() throws Exception {
    provider.thenReplies(Reply.answer(""), Reply.answer(""));
    conversation().ask(QUESTION);
    assertThat(provider.received())
        .extracting(FakeProvider.Received::body)
        .satisfiesExactly(
            body -> assertThat(body).contains("\"seed\":7,"),
            body -> assertThat(body).contains("\"seed\":8,"),
            body -> assertThat(body).contains("\"seed\":9,"));
    assertThat(provider.received())
        .allSatisfy(call -> assertThat(call.headers()).containsKey("x-openrouter-cache"));
  }

  @Test
  void bypassesTheCacheAfterAnUnusableAnswerIfNoSeedIsTaken() throws Exception {
    provider.thenReplies(
        Reply.http(400, "{\"detail\":\"Unsupported parameter: seed\"}"), Reply.answer(""));
    conversation().ask(QUESTION);
    assertThat(provider.received().get(1).headers()).containsKey("x-openrouter-cache");
    assertThat(provider.received().get(2).headers()).doesNotContainKey("x-openrouter-cache");
  }

  @Test
  void theSameRequestIsRepeatedAfterACallThatBroughtNoAnswer() throws Exception {
    provider.thenReplies(
        Reply.error(429, "slow down"), Reply.error(500, "broken"), Reply.reset(), Reply.cutOff());
    conversation().ask(QUESTION);
    assertThat(provider.received()).hasSize(5);
    assertThat(provider.received())
        .allSatisfy(
            call -> {
              assertThat(call.body()).isEqualTo(provider.received().getFirst().body());
              assertThat(call.headers()).containsKey("x-openrouter-cache");
            });
  }

  @Test
  void makesNoCallAtTheCostCap() {
    recorder.callsAllowed = 1;
    provider.alwaysReplies(Reply.error(500, "broken"));
    assertThat(failureOf(conversation()).code()).isEqualTo("cost_cap_exceeded");
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void anAnswerHoldsNothingThatADatabaseCannot() throws Exception {
    provider.thenReplies(
        Reply.http(200, "{\"choices\":[{\"message\":{\"content\":\"a \\u0000 b \\ud83d c\"}}]}"));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("a  b \ufffd c");
  }
}
