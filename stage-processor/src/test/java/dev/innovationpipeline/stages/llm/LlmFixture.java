package dev.innovationpipeline.stages.llm;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.call.Pause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A client, a fake provider, a fake time. */
abstract class LlmFixture {

  /** Jitter at its longest, so that waits are known. */
  static final RandomGenerator LONGEST = () -> -1L;

  static final Question QUESTION =
      new Question("You are terse.", "Say “fine”.", null, 0.2, 7, 4_000);

  static final CallContext CALL = new CallContext("run-1", 1, "acme", 2);

  final FakeProvider provider = new FakeProvider();
  final FakeTime time = new FakeTime();
  final Recorder recorder = new Recorder();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final WrittenText written = new WrittenText();

  @AfterEach
  void closeProvider() throws IOException {
    provider.close();
  }

  /** Unstreamed unless a test asks for streams. */
  LlmSettings settings(String... namesAndValues) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "base-url", provider.baseUrl(),
                "api-key", "sk-test",
                "model", "some/model",
                "call-timeout", "20s",
                "streamed-calls", "0"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    values.forEach((name, value) -> source.put("pipeline.llm." + name, value));
    return new Binder(source).bindOrCreate("pipeline.llm", LlmSettings.class);
  }

  LlmClient client(Pause pause, String... namesAndValues) {
    return new LlmClient(settings(namesAndValues), written, registry, time, pause, LONGEST);
  }

  Conversation conversation(String... namesAndValues) {
    return client(time, namesAndValues).conversation(CALL, null, recorder);
  }

  /** Asks the model named after the company. */
  Runnable asking(LlmClient client, CallContext call) {
    return () -> {
      try {
        client.conversation(call, call.companyId() + "/model", new Recorder()).ask(QUESTION);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    };
  }

  StageFailedException failureOf(Conversation conversation) {
    return catchThrowableOfType(StageFailedException.class, () -> conversation.ask(QUESTION));
  }
}
