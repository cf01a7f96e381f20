package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.CallTally.State;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.llm.http.ChatEndpoint;
import dev.innovationpipeline.processor.llm.http.ChatRequest;
import dev.innovationpipeline.processor.llm.http.Exchange;
import dev.innovationpipeline.processor.llm.http.Outcome;
import dev.innovationpipeline.processor.llm.outage.Caller;
import java.util.concurrent.Semaphore;

/** Makes single calls: within the limit and the run's cost cap, streamed if possible, metered. */
final class ModelCalls {

  /**
   * With so few calls open the cost of a stream does not matter, and a watcher who comes later
   * finds the text from its beginning.
   */
  private static final int MAX_OPEN_OF_A_QUIET_PROCESS = 4;

  private final ChatEndpoint endpoint;
  private final CallLimit limit;
  private final int maxStreams;
  private final Semaphore streams;
  private final StageTextListener viewers;
  private final CallTally tally;
  private final CallMeters meters;
  private final TimeSource time;

  ModelCalls(
      LlmSettings settings,
      StageTextListener viewers,
      CallTally tally,
      CallMeters meters,
      TimeSource time) {
    this.endpoint = new ChatEndpoint(settings, time);
    this.limit = new CallLimit(settings.maxInFlight(), settings.companyLimit());
    this.maxStreams = settings.streamedCalls();
    this.streams = new Semaphore(settings.streamedCalls());
    this.viewers = viewers;
    this.tally = tally;
    this.meters = meters;
    this.time = time;
    meters.limited(limit::open, limit::current);
  }

  /**
   * @throws StageFailedException if the run has reached its cost cap
   * @throws InterruptedException after the exchange was aborted and counted
   */
  Outcome.Ended call(CallContext context, ChatRequest request, CallListener listener, Caller caller)
      throws InterruptedException {
    try (CallLimit.OpenCall permit =
        tally.during(
            context.stage(), State.WAITING_FOR_PERMIT, () -> limit.acquire(context.companyId()))) {
      if (!listener.mayCall()) {
        throw new StageFailedException(
            "cost_cap_exceeded",
            "The run has reached its cost cap, so the model is not called any more; reprocess the"
                + " run with a higher cap.");
      }
      caller.begin();
      Exchange exchange =
          tally.during(context.stage(), State.CALLING, () -> exchange(context, request));
      Outcome outcome = exchange.outcome();
      listener.ended(exchange.report());
      if (outcome.usage().calls() > 0) {
        listener.called(outcome.usage());
      }
      meters.called(context, tagOf(outcome), outcome.usage());
      return switch (outcome) {
        case Outcome.Answered answered -> {
          served(permit, caller);
          permit.answered();
          yield answered;
        }
        case Outcome.Failed failed -> {
          if (failed.failure().isOverload()) {
            permit.refused();
          } else if (failed.isOfServedCall()) {
            served(permit, caller);
          }
          yield failed;
        }
        case Outcome.Aborted aborted -> throw new InterruptedException("The call was aborted.");
      };
    }
  }

  /** Refusals of a time in which the model served nobody say nothing about the number of calls. */
  private static void served(CallLimit.OpenCall permit, Caller caller) {
    if (caller.answered()) {
      permit.recovered();
    }
  }

  private Exchange exchange(CallContext context, ChatRequest request) {
    Boolean fixed = context.stream();
    if (!request.mayStream() || maxStreams == 0) {
      return whole(request);
    }
    if (fixed != null) {
      return fixed ? streamed(context, request) : whole(request);
    }
    boolean isWanted =
        limit.open() <= MAX_OPEN_OF_A_QUIET_PROCESS || viewers.isWatched(context.runId());
    if (!isWanted || !streams.tryAcquire()) {
      return whole(request);
    }
    try {
      return streamed(context, request);
    } finally {
      streams.release();
    }
  }

  private Exchange whole(ChatRequest request) {
    return endpoint.call(request, false, text -> {});
  }

  private Exchange streamed(CallContext context, ChatRequest request) {
    try (StreamedText text = new StreamedText(context, viewers, time)) {
      return endpoint.call(request, true, text);
    }
  }

  private static String tagOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> "answered";
      case Outcome.Aborted aborted -> "aborted";
      case Outcome.Failed failed -> failed.failure().tag();
    };
  }
}
