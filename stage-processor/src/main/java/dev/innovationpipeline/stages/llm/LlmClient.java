package dev.innovationpipeline.stages.llm;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The model of an OpenRouter-compatible API; one for the process, for any number of threads. */
public final class LlmClient implements Conversations {

  private final LlmSettings settings;
  private final InstantSource clock;
  private final Pause pause;
  private final ChatEndpoint endpoint;
  private final InFlightLimit limit;
  private final RetryPolicy policy;

  public LlmClient(LlmSettings settings, InstantSource clock) {
    this(settings, clock, Pause.SLEEP, () -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * @param random for the jitter; used by many threads at once
   */
  public LlmClient(LlmSettings settings, InstantSource clock, Pause pause, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
    this.endpoint = new ChatEndpoint(settings, new ReplyReader(clock));
    this.limit = new AdaptiveLimit(settings.maxInFlight());
    this.policy =
        RetryPolicy.tryAgainFor(settings.retryBudget())
            .waitingAtFirstUpTo(settings.firstBackoff())
            .doublingUpTo(settings.maxBackoff())
            .withJitterFrom(random);
  }

  @Override
  public Conversation conversation(@Nullable String model, CallListener listener) {
    return new RetryingConversation(
        model == null ? settings.model() : model,
        settings.fallbackModels(),
        endpoint,
        limit,
        policy,
        clock,
        pause,
        listener);
  }
}
