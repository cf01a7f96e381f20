package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.CallTally.State;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.http.ChatRequest;
import dev.innovationpipeline.processor.llm.http.Outcome;
import dev.innovationpipeline.processor.llm.http.ResponseFormat;
import dev.innovationpipeline.processor.llm.http.ResponseFormats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one model until it answers, fails permanently, or its retry budget is used up. */
final class Retries {

  sealed interface Result {}

  record Success(Answer answer) implements Result {}

  /**
   * @param message one or more sentences for people
   */
  record GaveUp(Outcome.Failed last, int tries, String message) implements Result {}

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  private final ModelCalls calls;
  private final RetryPolicy policy;
  private final TimeSource time;
  private final Pause pause;
  private final CallTally tally;
  private final CallMeters meters;
  private final ResponseFormats formats = new ResponseFormats();

  Retries(
      ModelCalls calls,
      RetryPolicy policy,
      TimeSource time,
      Pause pause,
      CallTally tally,
      CallMeters meters) {
    this.calls = calls;
    this.policy = policy;
    this.time = time;
    this.pause = pause;
    this.tally = tally;
    this.meters = meters;
  }

  /** For people. */
  Instant now() {
    return time.instant();
  }

  /**
   * Only the first try may be answered from the provider's cache: a later one would get the same
   * unusable answer again. A rejected wish for JSON is no try.
   *
   * @param models the model to ask, then those that the provider may fall back on by itself
   */
  Result ask(CallContext context, List<String> models, Question question, CallListener listener)
      throws InterruptedException {
    String model = models.getFirst();
    List<String> fallbacks = models.subList(1, models.size());
    Duration firstFailure = null;
    int withoutRetryAfter = 0;
    Outcome.@Nullable Failed onlyReasoned = null;
    ResponseFormat format = formats.of(model);
    int rejected = 0;
    for (int tries = 1; ; tries++) {
      ChatRequest request =
          new ChatRequest(model, fallbacks, question, tries == 1 + rejected).in(format);
      switch (calls.call(
          context, onlyReasoned == null ? request : request.withLessReasoning(), listener)) {
        case Outcome.Answered answered -> {
          return new Success(answered.answer().withModelIfUnnamed(model));
        }
        case Outcome.Failed failed -> {
          ResponseFormat other = formats.insteadOf(request, failed);
          if (other != null) {
            log.info("{} takes no {} ({}); asking for {}.", model, format, failed.error(), other);
            format = other;
            rejected++;
            continue;
          }
          if (failed.failure() == Outcome.Failure.ONLY_REASONING && onlyReasoned == null) {
            onlyReasoned = failed;
            tellOfNextTry(context, tries, failed, Duration.ZERO, listener);
            continue;
          }
          if (!failed.failure().isTransient()) {
            Outcome.Failed last = cause(failed, onlyReasoned);
            return new GaveUp(last, tries, last.sentence() + ".");
          }
          Duration now = time.elapsed();
          firstFailure = firstFailure == null ? now : firstFailure;
          Duration used = now.minus(firstFailure);
          withoutRetryAfter += failed.retryAfter().isZero() ? 1 : 0;
          int failures = failed.retryAfter().isZero() ? withoutRetryAfter : tries;
          Optional<Duration> wait = policy.nextWait(failures, used, failed.retryAfter());
          if (wait.isEmpty()) {
            return new GaveUp(failed, tries, gaveUp(tries, failed, used));
          }
          waitForNextTry(context, tries, failed, wait.get(), listener);
        }
      }
    }
  }

  /** A server that knows no wish for less reasoning rejects it; that is not why the run fails. */
  private static Outcome.Failed cause(
      Outcome.Failed failed, Outcome.@Nullable Failed onlyReasoned) {
    return onlyReasoned != null && failed.failure() == Outcome.Failure.BAD_REQUEST
        ? onlyReasoned
        : failed;
  }

  private void tellOfNextTry(
      CallContext context, int tries, Outcome.Failed failed, Duration wait, CallListener listener) {
    log.info(
        "Model call {} of stage {} of run {} failed ({}); retrying in {}.",
        tries,
        context.stage(),
        context.runId(),
        failed.error(),
        wait);
    meters.retried(failed.failure());
    listener.retryScheduled(tries, failed.sentence() + ".", now().plus(wait));
  }

  private void waitForNextTry(
      CallContext context, int tries, Outcome.Failed failed, Duration wait, CallListener listener)
      throws InterruptedException {
    tellOfNextTry(context, tries, failed, wait, listener);
    tally.during(
        context.stage(),
        State.WAITING_TO_RETRY,
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
