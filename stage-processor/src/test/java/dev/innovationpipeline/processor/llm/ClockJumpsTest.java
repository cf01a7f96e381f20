package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Conversation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock is set while calls are repeated, or while a text is written. */
class ClockJumpsTest extends LlmFixture {

  private static final String RETRY_AT = "Retry-After: Tue, 24 Nov 2026 02:02:00 GMT";

  @ParameterizedTest
  @ValueSource(ints = {-6, 6})
  void theRetryBudgetIsThatOfTheTimeThatHasPassed(int hours) {
    provider.alwaysReplies(Reply.error(429, "slow down"));
    Pause jumping =
        duration -> {
          time.sleep(duration);
          time.settable.setWallClock(Duration.ofHours(hours));
        };
    Conversation conversation = client(jumping).conversation(CALL, null, recorder);

    StageFailedException failure = failureOf(conversation);

    assertThat(failure).hasMessageContaining("Gave up after 9 tries in 600 s");
    assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 6})
  void aDateToWaitForIsOneOfTheProvidersClock(int hours) throws Exception {
    time.settable.setWallClock(Duration.ofHours(hours));
    provider.thenReplies(
        Reply.error(503, "back soon", RETRY_AT, "Date: Tue, 24 Nov 2026 02:01:00 GMT"));
    conversation().ask(QUESTION);
    assertThat(time.pauses).hasSize(1);
    assertThat(time.pauses.getFirst()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
  }

  @Test
  void aReplyWithoutAReadableDateIsJudgedByTheClock() throws Exception {
    provider.thenReplies(Reply.error(503, "back soon", RETRY_AT, "Date: today"));
    conversation().ask(QUESTION);
    assertThat(time.pauses.getFirst()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(130));
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 6})
  void textIsPassedOnAtTheSameRate(int hours) {
    try (StreamedText text = new StreamedText(CALL, written, time)) {
      for (int word = 0; word < 100; word++) {
        text.accept("w" + word + " ");
        time.sleep(Duration.ofMillis(10));
        time.settable.setWallClock(Duration.ofHours(hours));
      }
      assertThat(written.updates).hasSize(7);
    }
    assertThat(written.text()).startsWith("w0 w1 ").endsWith("w98 w99 ");
  }
}
