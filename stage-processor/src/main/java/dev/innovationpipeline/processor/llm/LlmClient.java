package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.llm.outage.Outages;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models of an OpenRouter-compatible API; one thread-safe instance serves the process. */
public final class LlmClient implements Conversations, CallFigures {

  private final LlmSettings settings;
  private final CallTally tally = new CallTally();
  private final KnownLimits limits;
  private final Retries retries;

  /**
   * @param viewers receives the text of streamed answers
   */
  public LlmClient(
      LlmSettings settings, StageTextListener viewers, MeterRegistry registry, TimeSource time) {
    this(
        settings,
        viewers,
        registry,
        time,
        Pause.PARK,
        () -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * @param random source of the jitter; must be thread-safe
   */
  LlmClient(
      LlmSettings settings,
      StageTextListener viewers,
      MeterRegistry registry,
      TimeSource time,
      Pause pause,
      RandomGenerator random) {
    this.settings = settings;
    CallMeters meters = new CallMeters(registry);
    RetryPolicy policy =
        RetryPolicy.retryFor(settings.retryBudget())
            .withFirstBackoff(settings.firstBackoff())
            .doublingUpTo(settings.maxBackoff())
            .withJitterFrom(random);
    Outages outages = new Outages(time);
    ModelCalls calls = new ModelCalls(settings, viewers, tally, meters, time);
    this.limits = new KnownLimits(time);
    this.retries = new Retries(calls, policy, outages, time, pause, tally, meters, limits);
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
    return new RetryingConversation(call, models, retries, limits, listener);
  }

  @Override
  public Figures of(int stage) {
    return tally.of(stage);
  }
}
