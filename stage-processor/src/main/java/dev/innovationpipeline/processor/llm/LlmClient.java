package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.llm.call.CallMeters;
import dev.innovationpipeline.processor.llm.call.CallTally;
import dev.innovationpipeline.processor.llm.call.MicrometerCallMeters;
import dev.innovationpipeline.processor.llm.call.ModelCalls;
import dev.innovationpipeline.processor.llm.call.Pause;
import dev.innovationpipeline.processor.llm.retry.Retries;
import dev.innovationpipeline.processor.llm.retry.RetryPolicy;
import dev.innovationpipeline.processor.llm.retry.RetryingConversation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The model of an OpenRouter-compatible API; one for the process, for any number of threads. */
public final class LlmClient implements Conversations, CallFigures {

  private final LlmSettings settings;
  private final CallTally tally = new CallTally();
  private final Retries retries;

  /**
   * @param watchers hear streamed answers
   */
  public LlmClient(
      LlmSettings settings,
      StageTextListener watchers,
      MeterRegistry registry,
      InstantSource clock) {
    this(
        settings,
        watchers,
        registry,
        clock,
        Pause.SLEEP,
        () -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * @param random for the jitter; used by many threads at once
   */
  public LlmClient(
      LlmSettings settings,
      StageTextListener watchers,
      MeterRegistry registry,
      InstantSource clock,
      Pause pause,
      RandomGenerator random) {
    this.settings = settings;
    CallMeters meters = new MicrometerCallMeters(registry);
    RetryPolicy policy =
        RetryPolicy.tryAgainFor(settings.retryBudget())
            .waitingAtFirstUpTo(settings.firstBackoff())
            .doublingUpTo(settings.maxBackoff())
            .withJitterFrom(random);
    ModelCalls calls = new ModelCalls(settings, watchers, tally, meters, clock);
    this.retries = new Retries(calls, policy, clock, pause, tally, meters);
  }

  @Override
  public Conversation conversation(
      CallContext call, @Nullable String model, CallListener listener) {
    List<String> models =
        Stream.concat(
                Stream.of(model == null ? settings.model() : model),
                settings.fallbackModels().stream())
            .distinct()
            .toList();
    return new RetryingConversation(call, models, retries, listener);
  }

  @Override
  public Figures of(int stage) {
    return tally.of(stage);
  }
}
