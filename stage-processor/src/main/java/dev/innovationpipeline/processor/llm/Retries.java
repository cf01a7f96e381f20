package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.CallTally.State;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.error.Failure;
import dev.innovationpipeline.processor.llm.error.Parameter;
import dev.innovationpipeline.processor.llm.http.ChatRequest;
import dev.innovationpipeline.processor.llm.http.Outcome;
import dev.innovationpipeline.processor.llm.outage.Caller;
import dev.innovationpipeline.processor.llm.outage.Outages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Outages outages;
  private final TimeSource time;
  private final Pause pause;
  private final CallTally tally;
  private final CallMeters meters;
  private final KnownLimits limits;

  Retries(
      ModelCalls calls,
      RetryPolicy policy,
      Outages outages,
      TimeSource time,
      Pause pause,
      CallTally tally,
      CallMeters meters,
      KnownLimits limits) {
    this.calls = calls;
    this.policy = policy;
    this.outages = outages;
    this.time = time;
    this.pause = pause;
    this.tally = tally;
    this.meters = meters;
    this.limits = limits;
  }

  /** For people. */
  Instant now() {
    return time.instant();
  }

  /**
   * A rejected request is adjusted and sent at once. One whose answer was of no use is followed by
   * another one, since the provider's cache would give the same answer again. All follow from the
   * question and the replies, so a repeat after a crash finds them in that cache.
   *
   * @param models the model to ask, then those that the provider may fall back on by itself
   */
  Result ask(CallContext context, List<String> models, Question question, CallListener listener)
      throws InterruptedException {
    try (Caller caller = outages.caller(models.getFirst(), context.companyId())) {
      return ask(caller, context, models, question, listener);
    }
  }

  private Result ask(
      Caller caller,
      CallContext context,
      List<String> models,
      Question question,
      CallListener listener)
      throws InterruptedException {
    String model = models.getFirst();
    ChatRequest request =
        new ChatRequest(
            model, models.subList(1, models.size()), question, limits.withoutFor(model));
    Duration firstFailure = null;
    int withoutRetryAfter = 0;
    Outcome.@Nullable Failed onlyReasoned = null;
    for (int tries = 1; ; tries++) {
      switch (calls.call(context, request, listener, caller)) {
        case Outcome.Answered answered -> {
          limits.worksWithout(model, request.without());
          return new Success(answered.answer().withModelIfUnnamed(model));
        }
        case Outcome.Failed failed -> {
          ChatRequest adjusted = adjusted(request, failed);
          if (!adjusted.equals(request)) {
            onlyReasoned = failed.failure() == Failure.ONLY_REASONING ? failed : onlyReasoned;
            tellOfNextTry(
                context, tries, failed, Duration.ZERO, change(request, adjusted), listener);
            request = adjusted;
            continue;
          }
          if (!failed.failure().isTransient()) {
            return gaveUp(model, question, tries, cause(failed, onlyReasoned));
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
          tellOfNextTry(context, tries, failed, wait.get(), "", listener);
          begin(caller, failed, wait.get(), policy.budget().minus(used));
          await(caller, context);
          request = failed.replied() ? request.afterUnusableAnswer() : request;
        }
      }
    }
  }

  /** The request itself where nothing in it is known to be at fault. */
  private static ChatRequest adjusted(ChatRequest request, Outcome.Failed failed) {
    return failed.failure() == Failure.ONLY_REASONING && !request.lessReasoning()
        ? request.withLessReasoning()
        : request.without(failed.remedy().without());
  }

  private GaveUp gaveUp(String model, Question question, int tries, Outcome.Failed last) {
    if (last.failure() == Failure.TOO_LONG) {
      limits.rejectedLength(
          model, question.length(), last.remedy().shareOfInput(question.maxCompletionTokens()));
    }
    return new GaveUp(last, tries, last.sentence() + ".");
  }

  /** A server that knows no wish for less reasoning rejects it; that is not why the run fails. */
  private static Outcome.Failed cause(
      Outcome.Failed failed, Outcome.@Nullable Failed onlyReasoned) {
    return onlyReasoned != null && failed.failure() == Failure.BAD_REQUEST ? onlyReasoned : failed;
  }

  private static String change(ChatRequest request, ChatRequest adjusted) {
    String dropped =
        adjusted.without().stream()
            .filter(parameter -> !request.without().contains(parameter))
            .sorted()
            .map(Parameter::key)
            .collect(Collectors.joining(", "));
    return dropped.isEmpty() ? "" : "; asking again without " + dropped;
  }

  private void tellOfNextTry(
      CallContext context,
      int tries,
      Outcome.Failed failed,
      Duration wait,
      String change,
      CallListener listener) {
    log.info(
        "Model call {} of stage {} of run {} failed ({}){}; retrying in {}.",
        tries,
        context.stage(),
        context.runId(),
        failed.error(),
        change,
        wait);
    meters.retried(failed.failure());
    listener.retryScheduled(tries, failed.sentence() + change + ".", now().plus(wait));
  }

  private static void begin(Caller caller, Outcome.Failed failed, Duration wait, Duration longest) {
    if (failed.isOutage()) {
      caller.notServed(failed.usage().calls() > 0, wait, failed.retryAfter(), longest);
    } else {
      caller.failed(wait);
    }
  }

  private void await(Caller caller, CallContext context) throws InterruptedException {
    tally.during(
        context.stage(),
        State.WAITING_TO_RETRY,
        () -> {
          for (Duration left = caller.left(); left.isPositive(); left = caller.left()) {
            pause.sleep(left);
          }
          return caller;
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
