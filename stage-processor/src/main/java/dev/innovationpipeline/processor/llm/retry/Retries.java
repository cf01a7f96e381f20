package dev.innovationpipeline.processor.llm.retry;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.call.CallMeters;
import dev.innovationpipeline.processor.llm.call.CallTally;
import dev.innovationpipeline.processor.llm.call.CallTally.Doing;
import dev.innovationpipeline.processor.llm.call.ModelCalls;
import dev.innovationpipeline.processor.llm.call.Pause;
import dev.innovationpipeline.processor.llm.http.ChatRequest;
import dev.innovationpipeline.processor.llm.http.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one model until it answers, fails for good, or its retry budget is used up. */
public final class Retries {

  sealed interface Result {}

  record Got(Answer answer) implements Result {}

  /**
   * @param message one sentence or more for people
   */
  record GaveUp(Outcome.Failed last, int tries, String message) implements Result {}

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  private final ModelCalls calls;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final Pause pause;
  private final CallTally tally;
  private final CallMeters meters;

  public Retries(
      ModelCalls calls,
      RetryPolicy policy,
      InstantSource clock,
      Pause pause,
      CallTally tally,
      CallMeters meters) {
    this.calls = calls;
    this.policy = policy;
    this.clock = clock;
    this.pause = pause;
    this.tally = tally;
    this.meters = meters;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * The answer may come from the provider's cache at first; later a bad one would come again.
   *
   * @param models the one to ask, then those that the provider may fall back on by itself
   */
  Result ask(CallContext context, List<String> models, Question question, CallListener listener)
      throws InterruptedException {
    String model = models.getFirst();
    List<String> others = models.subList(1, models.size());
    Instant firstFailure = null;
    int unexplained = 0;
    for (int tries = 1; ; tries++) {
      switch (calls.call(
          context,
          streamed -> ChatRequest.body(model, others, question, streamed),
          tries == 1,
          listener)) {
        case Outcome.Answered answered -> {
          return new Got(answered.answer().orFrom(model));
        }
        case Outcome.Failed failed -> {
          if (!failed.failure().mayPass()) {
            return new GaveUp(failed, tries, failed.sentence() + ".");
          }
          firstFailure = firstFailure == null ? now() : firstFailure;
          Duration used = Duration.between(firstFailure, now());
          unexplained += failed.retryAfter().isZero() ? 1 : 0;
          int repeated = failed.retryAfter().isZero() ? unexplained : tries;
          Optional<Duration> wait = policy.nextWait(repeated, used, failed.retryAfter());
          if (wait.isEmpty()) {
            return new GaveUp(failed, tries, gaveUp(tries, failed, used));
          }
          waitForNextTry(context, tries, failed, wait.get(), listener);
        }
      }
    }
  }

  private void waitForNextTry(
      CallContext context, int tries, Outcome.Failed failed, Duration wait, CallListener listener)
      throws InterruptedException {
    log.info("Try {} failed ({}). The model is asked again in {}.", tries, failed.error(), wait);
    meters.retried(failed.failure());
    listener.retryScheduled(tries, failed.sentence() + ".", now().plus(wait));
    tally.during(
        context.stage(),
        Doing.WAITING_TO_RETRY,
        () -> {
          pause.sleep(wait);
          return wait;
        });
  }

  private static String gaveUp(int tries, Outcome.Failed failed, Duration used) {
    String asked =
        failed.retryAfter().isZero()
            ? ""
            : "; it asks to wait %d s".formatted(failed.retryAfter().toSeconds());
    return "%s%s. Gave up after %s in %d s; reprocess the run later."
        .formatted(
            failed.sentence(), asked, tries == 1 ? "1 try" : tries + " tries", used.toSeconds());
  }
}
