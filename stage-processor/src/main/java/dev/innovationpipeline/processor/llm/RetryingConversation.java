package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one model after the other until one answers, or fails in a way that all of them would.
 *
 * @param models the model to ask, then those to fall back on
 */
record RetryingConversation(
    CallContext context, List<String> models, Retries retries, CallListener listener)
    implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(RetryingConversation.class);

  @Override
  public Answer ask(Question question) throws InterruptedException {
    for (int asked = 0; ; asked++) {
      List<String> left = models.subList(asked, models.size());
      switch (retries.ask(context, left, question, listener)) {
        case Retries.Success success -> {
          return success.answer();
        }
        case Retries.GaveUp gaveUp -> {
          if (left.size() == 1 || !gaveUp.last().dependsOnModel()) {
            throw new StageFailedException(gaveUp.last().failure().code(), gaveUp.message());
          }
          log.info("{} Falling back to the model {}.", gaveUp.message(), left.get(1));
          listener.retryScheduled(gaveUp.tries(), gaveUp.message(), retries.now());
        }
      }
    }
  }
}
