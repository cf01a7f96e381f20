package dev.innovationpipeline.platform.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Waits for the leaders of new topics. A topic counts as made before its partitions have leaders,
 * seconds before on a busy machine. An idempotent producer that writes meanwhile may lose a
 * partition's first batch: it is refused, the next one in flight is accepted, as the broker knows
 * no sequence yet, and from then on the first is out of order and retried in vain until its
 * delivery times out.
 */
public final class TopicLeaders {

  private static final Duration RETRY_INTERVAL = Duration.ofMillis(50);

  private TopicLeaders() {}

  /**
   * Returns once a leader of every partition has answered.
   *
   * @throws ExecutionException when a broker refuses
   * @throws TimeoutException when a partition has no leader in time
   */
  public static void await(Admin admin, Collection<NewTopic> topics, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!isAnswered(admin, ends, deadline)) {
      TimeUnit.NANOSECONDS.sleep(RETRY_INTERVAL.toNanos());
    }
  }

  /** The client itself waits for leaders, but not for brokers that do not know the topic yet. */
  private static boolean isAnswered(
      Admin admin, Map<TopicPartition, OffsetSpec> ends, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      admin.listOffsets(ends).all().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          && System.nanoTime() < deadline) {
        return false;
      }
      throw e;
    }
  }
}
