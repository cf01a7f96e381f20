package dev.innovationpipeline.platform.kafka;

import dev.innovationpipeline.platform.process.PeriodicTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the state that a compacted topic holds in the memory of a service: reads the whole topic
 * from its beginning, and follows it until the web server has stopped.
 */
public final class CompactedTopicTail implements SmartLifecycle {

  private record Task(Duration interval, Runnable work) {}

  private final Map<String, Object> client;
  private final String topic;
  private final Consumer<ConsumerRecord<String, byte[]>> receiver;
  private final boolean enabled;
  private final List<Task> tasks = new ArrayList<>();
  private volatile @Nullable TopicTail tail;
  private volatile @Nullable PeriodicTasks timer;

  /**
   * @param client how to reach Kafka
   * @param receiver gets every record, on the one thread of the tail
   * @param enabled false where nobody asks for the state: nothing is read then
   */
  public CompactedTopicTail(
      Map<String, Object> client,
      String topic,
      Consumer<ConsumerRecord<String, byte[]>> receiver,
      boolean enabled) {
    this.client = client;
    this.topic = topic;
    this.receiver = receiver;
    this.enabled = enabled;
  }

  public CompactedTopicTail(
      Map<String, Object> client, String topic, Consumer<ConsumerRecord<String, byte[]>> receiver) {
    this(client, topic, receiver, true);
  }

  /** Adds work that is done at an interval while the tail runs; to be called before it starts. */
  public CompactedTopicTail every(Duration interval, Runnable work) {
    tasks.add(new Task(interval, work));
    return this;
  }

  /** Whether all is known that was in the topic when this instance started. */
  public boolean isComplete() {
    TopicTail reading = tail;
    return reading != null && reading.isComplete();
  }

  /**
   * Waits until the record at an offset has been received.
   *
   * @return false on a timeout, and while the tail does not run
   */
  public boolean awaitRecord(int partition, long offset, Duration timeout)
      throws InterruptedException {
    TopicTail reading = tail;
    return reading != null && reading.awaitOffset(partition, offset + 1, timeout);
  }

  /**
   * Waits until all is known that is in the topic now.
   *
   * @return false on a timeout, and while the tail does not run
   */
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    TopicTail reading = tail;
    return reading != null && reading.awaitEnd(timeout);
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  @Override
  public void start() {
    tail = new TopicTail(client, topic, TopicTail.Start.beginning(), receiver);
    if (!tasks.isEmpty()) {
      PeriodicTasks every = new PeriodicTasks("tasks-of-" + topic);
      tasks.forEach(task -> every.every(task.interval(), task.work()));
      timer = every;
    }
  }

  @Override
  public void stop() {
    TopicTail reading = tail;
    tail = null;
    if (reading != null) {
      reading.close();
    }
    PeriodicTasks every = timer;
    timer = null;
    if (every != null) {
      every.close();
    }
  }

  @Override
  public boolean isRunning() {
    return tail != null;
  }

  /** Serves until the web server has stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
