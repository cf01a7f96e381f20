package dev.innovationpipeline.processor.llm.retry;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one model after the other until there is an answer or a failure that none of them mends. */
public final class RetryingConversation implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(RetryingConversation.class);

  private final CallContext context;
  private final List<String> models;
  private final Retries retries;
  private final CallListener listener;

  /**
   * @param models the one to ask, then those to fall back on
   */
  public RetryingConversation(
      CallContext context, List<String> models, Retries retries, CallListener listener) {
    this.context = context;
    this.models = models;
    this.retries = retries;
    this.listener = listener;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    for (int asked = 0; ; asked++) {
      List<String> left = models.subList(asked, models.size());
      switch (retries.ask(context, left, question, listener)) {
        case Retries.Got got -> {
          return got.answer();
        }
        case Retries.GaveUp gaveUp -> {
          if (left.size() == 1 || !gaveUp.last().mayBeTheModels()) {
            throw new StageFailedException(gaveUp.last().failure().code(), gaveUp.message());
          }
          log.info("{} The next model, {}, is asked at once.", gaveUp.message(), left.get(1));
          listener.retryScheduled(gaveUp.tries(), gaveUp.message(), retries.now());
        }
      }
    }
  }
}
