package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LlmMetersTest extends LlmFixture {

  @Test
  void countCallsRetriesTokensAndCost() throws Exception {
    provider.thenReplies(Reply.error(429, "slow down"), Reply.answer(""), Reply.error(529, "full"));
    conversation().ask(QUESTION);
    assertThat(calls("answered")).isEqualTo(1);
    assertThat(calls("rate_limited")).isEqualTo(1);
    assertThat(calls("overloaded")).isEqualTo(1);
    assertThat(calls("unavailable")).isEqualTo(1);
    assertThat(counted("llm.retries", "class", "rate_limited")).isEqualTo(1);
    assertThat(counted("llm.retries", "class", "unavailable")).isEqualTo(1);
    assertThat(counted("llm.tokens", "stage", "2", "kind", "prompt")).isEqualTo(2_400);
    assertThat(counted("llm.tokens", "stage", "2", "kind", "completion")).isEqualTo(690);
    assertThat(counted("llm.cost.usd", "stage", "2", "company", "acme")).isEqualTo(0.0246);
  }

  @Test
  void showOpenCallsAndTheLimit() throws Exception {
    Reply[] full = new Reply[7];
    Arrays.fill(full, Reply.error(429, "full"));
    provider.thenReplies(full).thenReplies(Reply.answer("Yes."));
    conversation().ask(QUESTION);
    assertThat(gauge("llm.in.flight")).isZero();
    assertThat(gauge("llm.limit")).isLessThan(settings().maxInFlight());
  }

  private double gauge(String name) {
    return registry.get("innovation.pipeline." + name).gauge().value();
  }

  private double calls(String outcome) {
    return counted("llm.calls", "stage", "2", "outcome", outcome);
  }

  private double counted(String name, String... tags) {
    return registry.get("innovation.pipeline." + name).tags(tags).counter().count();
  }
}
