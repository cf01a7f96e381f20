package dev.innovationpipeline.processor.llm.call;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.llm.call.CallTally.Doing;
import dev.innovationpipeline.processor.llm.http.ChatEndpoint;
import dev.innovationpipeline.processor.llm.http.Outcome;
import dev.innovationpipeline.processor.llm.http.ReplyReader;
import dev.innovationpipeline.processor.llm.limit.CallLimit;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** One call and what surrounds it: a place among the calls, the cost cap, the stream, figures. */
public final class ModelCalls {

  private final ChatEndpoint endpoint;
  private final CallLimit limit;
  private final Semaphore streams;
  private final StageTextListener watchers;
  private final CallTally tally;
  private final CallMeters meters;
  private final InstantSource clock;

  public ModelCalls(
      LlmSettings settings,
      StageTextListener watchers,
      CallTally tally,
      CallMeters meters,
      InstantSource clock) {
    this.endpoint = new ChatEndpoint(settings, new ReplyReader(clock));
    this.limit = new CallLimit(settings.maxInFlight(), settings.mostOfOneCompany());
    this.streams = new Semaphore(settings.streamedCalls());
    this.watchers = watchers;
    this.tally = tally;
    this.meters = meters;
    this.clock = clock;
    meters.limited(limit::open, limit::current);
  }

  /**
   * @param body of the request, by whether it is to be streamed; made when it is its turn, since
   *     thousands may wait
   * @throws InterruptedException after the exchange was aborted and counted
   */
  public Outcome.Ended call(
      CallContext context,
      Function<Boolean, byte[]> body,
      boolean mayBeCached,
      CallListener listener)
      throws InterruptedException {
    try (CallLimit.OpenCall place =
        tally.during(
            context.stage(), Doing.WAITING_FOR_PERMIT, () -> limit.acquire(context.companyId()))) {
      if (!listener.mayCall()) {
        throw new StageFailedException(
            "cost_cap_exceeded",
            "The run has reached its cost cap, so the model is not asked again; reprocess it with"
                + " a higher cap.");
      }
      Outcome outcome =
          tally.during(context.stage(), Doing.CALLING, () -> exchange(context, body, mayBeCached));
      if (outcome.usage().calls() > 0) {
        listener.called(outcome.usage());
      }
      meters.called(context, nameOf(outcome), outcome.usage());
      return switch (outcome) {
        case Outcome.Answered answered -> {
          place.answered();
          yield answered;
        }
        case Outcome.Failed failed -> {
          if (failed.failure().asksForFewerCalls()) {
            place.refused();
          }
          yield failed;
        }
        case Outcome.Aborted aborted -> throw new InterruptedException("The call was aborted.");
      };
    }
  }

  private Outcome exchange(
      CallContext context, Function<Boolean, byte[]> body, boolean mayBeCached) {
    if (!streams.tryAcquire()) {
      return endpoint.call(body.apply(false), mayBeCached, words -> {});
    }
    try (TextPieces pieces = new TextPieces(context, watchers, clock)) {
      return endpoint.call(body.apply(true), mayBeCached, pieces);
    } finally {
      streams.release();
    }
  }

  private static String nameOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> "answered";
      case Outcome.Aborted aborted -> "aborted";
      case Outcome.Failed failed -> failed.failure().inWords();
    };
  }
}
