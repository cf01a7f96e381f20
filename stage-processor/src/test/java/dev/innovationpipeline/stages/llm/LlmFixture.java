package dev.innovationpipeline.stages.llm;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.stages.work.StageFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A client, a fake provider, a fake time. */
abstract class LlmFixture {

  /** Jitter at its longest, so that waits are known. */
  static final RandomGenerator LONGEST = () -> -1L;

  static final Question QUESTION =
      new Question("You are terse.", "Say “fine”.", null, 0.2, 7, 4_000);

  final FakeProvider provider = new FakeProvider();
  final FakeTime time = new FakeTime();
  final Recorder recorder = new Recorder();

  @AfterEach
  void closeProvider() throws IOException {
    provider.close();
  }

  LlmSettings settings() {
    return settings(Duration.ofSeconds(20), "sk-test", List.of(), true);
  }

  LlmSettings settings(
      Duration callTimeout, @Nullable String apiKey, List<String> fallbacks, boolean cache) {
    return new LlmSettings(
        provider.baseUrl(),
        apiKey,
        "some/model",
        fallbacks,
        callTimeout,
        Duration.ofMinutes(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(180),
        cache,
        10_000);
  }

  Conversation conversation() {
    return conversation(settings());
  }

  Conversation conversation(LlmSettings settings) {
    return new LlmClient(settings, time, time, LONGEST).conversation(null, recorder);
  }

  StageFailedException failureOf(Conversation conversation) {
    return catchThrowableOfType(StageFailedException.class, () -> conversation.ask(QUESTION));
  }
}
