package dev.innovationpipeline.stages.llm;

import dev.innovationpipeline.stages.work.StageFailedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks until there is an answer, a failure that no retry mends, or no budget left. */
final class RetryingConversation implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(RetryingConversation.class);

  private final String model;
  private final List<String> fallbackModels;
  private final ChatEndpoint endpoint;
  private final InFlightLimit limit;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final Pause pause;
  private final CallListener listener;

  RetryingConversation(
      String model,
      List<String> fallbackModels,
      ChatEndpoint endpoint,
      InFlightLimit limit,
      RetryPolicy policy,
      InstantSource clock,
      Pause pause,
      CallListener listener) {
    this.model = model;
    this.fallbackModels = fallbackModels;
    this.endpoint = endpoint;
    this.limit = limit;
    this.policy = policy;
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    byte[] body = ChatRequest.body(model, fallbackModels, question);
    Instant firstFailure = null;
    for (int tries = 1; ; tries++) {
      switch (call(body, tries == 1)) {
        case Outcome.Answered answered -> {
          return answered.answer();
        }
        case Outcome.Failed failed -> {
          if (!failed.failure().mayPass()) {
            throw new StageFailedException(
                failed.failure().code(),
                "%s: %s.".formatted(failed.failure().sentence(), failed.error()));
          }
          firstFailure = firstFailure == null ? clock.instant() : firstFailure;
          waitForNextTry(tries, failed, firstFailure);
        }
      }
    }
  }

  /** The answer may come from the provider's cache at first; later a bad one would come again. */
  private Outcome call(byte[] body, boolean mayBeCached) throws InterruptedException {
    try (InFlightLimit.Permit permit = limit.acquire()) {
      if (!listener.mayCall()) {
        throw new StageFailedException(
            "cost_cap_exceeded",
            "The run has reached its cost cap, so the model is not asked again; reprocess it with"
                + " a higher cap.");
      }
      Outcome outcome = endpoint.call(body, mayBeCached);
      if (outcome.usage().calls() > 0) {
        listener.called(outcome.usage());
      }
      switch (outcome) {
        case Outcome.Failed failed when failed.failure().asksForFewerCalls() -> permit.overloaded();
        case Outcome.Answered answered -> permit.answered();
        case Outcome.Failed failed -> {}
      }
      return outcome;
    }
  }

  private void waitForNextTry(int tries, Outcome.Failed failed, Instant firstFailure)
      throws InterruptedException {
    Instant now = clock.instant();
    Duration used = Duration.between(firstFailure, now);
    Optional<Duration> wait = policy.nextWait(tries, used, failed.retryAfter());
    if (wait.isEmpty()) {
      throw new StageFailedException(failed.failure().code(), gaveUp(tries, failed, used));
    }
    log.info(
        "Try {} failed ({}). The model is asked again in {}.", tries, failed.error(), wait.get());
    listener.retryScheduled(
        tries,
        "%s: %s.".formatted(failed.failure().sentence(), failed.error()),
        now.plus(wait.get()));
    pause.sleep(wait.get());
  }

  private static String gaveUp(int tries, Outcome.Failed failed, Duration used) {
    String asked =
        failed.retryAfter().isZero()
            ? ""
            : "; it asks to wait %d s".formatted(failed.retryAfter().toSeconds());
    return "%s: %s%s. Gave up after %s in %d s; reprocess the run later."
        .formatted(
            failed.failure().sentence(),
            failed.error(),
            asked,
            tries == 1 ? "1 try" : tries + " tries",
            used.toSeconds());
  }
}
