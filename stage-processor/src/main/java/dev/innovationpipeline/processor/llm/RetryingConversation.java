package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.InputTooLongException;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.error.Failure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one model after the other until one answers, or fails in a way that all of them would. A
 * question begins with the first model again, unless the stage has left it.
 */
final class RetryingConversation implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(RetryingConversation.class);

  private final CallContext context;
  private final List<String> models;
  private final Retries retries;
  private final KnownLimits limits;
  private final CallListener listener;
  private int first;
  private int answered;

  /**
   * @param models the model to ask, then those to fall back on
   */
  RetryingConversation(
      CallContext context,
      List<String> models,
      Retries retries,
      KnownLimits limits,
      CallListener listener) {
    this.context = context;
    this.models = models;
    this.retries = retries;
    this.limits = limits;
    this.listener = listener;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    for (int asked = firstWithRoom(question); ; asked++) {
      List<String> left = models.subList(asked, models.size());
      switch (retries.ask(context, left, question, listener)) {
        case Retries.Success success -> {
          answered = asked;
          return success.answer();
        }
        case Retries.GaveUp gaveUp -> {
          if (left.size() == 1 || !gaveUp.last().dependsOnModel()) {
            throw failure(gaveUp.last().failure(), gaveUp.message());
          }
          fallBack(gaveUp.message(), left.get(1), gaveUp.tries());
        }
      }
    }
  }

  /** Models that are known to have no room for the question are not asked. */
  private int firstWithRoom(Question question) {
    for (int model = first; model < models.size(); model++) {
      if (!limits.isTooLong(models.get(model), question.length())) {
        return model;
      }
    }
    throw failure(
        Failure.TOO_LONG,
        "%s: %,d characters.".formatted(Failure.TOO_LONG.description(), question.length()));
  }

  private StageFailedException failure(Failure failure, String message) {
    return failure == Failure.TOO_LONG
        ? new InputTooLongException(failure.code(), message, maxLength())
        : new StageFailedException(failure.code(), message);
  }

  @Override
  public int maxLength() {
    return models.stream().skip(first).mapToInt(limits::fittingLength).max().orElseThrow();
  }

  @Override
  public boolean leaveModel(String reason) {
    if (answered + 1 >= models.size()) {
      return false;
    }
    first = answered + 1;
    fallBack(reason, models.get(first), 1);
    return true;
  }

  private void fallBack(String reason, String next, int tries) {
    log.info("{} Falling back to the model {}.", reason, next);
    listener.retryScheduled(tries, reason, retries.now());
  }
}
