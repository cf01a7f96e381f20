package dev.innovationpipeline.platform.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Questions of other threads for the ends of a topic, as a consumer serves one thread alone. */
final class EndQuestions {

  private static final class Question {

    private final CompletableFuture<Map<TopicPartition, Long>> ends = new CompletableFuture<>();
  }

  private final Queue<Question> open = new ConcurrentLinkedQueue<>();

  /**
   * Waits for the offsets after the last records.
   *
   * @param wakeUp has the consumer's thread answer soon
   * @return null on a timeout
   */
  @Nullable Map<TopicPartition, Long> ask(Runnable wakeUp, Duration timeout)
      throws InterruptedException {
    Question question = new Question();
    open.add(question);
    wakeUp.run();
    try {
      return question.ends.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return null;
    } finally {
      open.remove(question);
    }
  }

  /** On the consumer's thread. */
  void answer(Consumer<?, ?> consumer) {
    for (Question next = open.peek(); next != null; next = open.peek()) {
      next.ends.complete(consumer.endOffsets(consumer.assignment()));
      open.remove(next);
    }
  }
}
