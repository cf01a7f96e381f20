package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.task.StageTasks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One virtual thread for each record in flight; its result goes to the committer. */
final class Workers {

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final StageTasks tasks;
  private final ResultCommitter committer;
  private final Map<Thread, PartitionOffsetTracker> owners = new ConcurrentHashMap<>();

  Workers(StageTasks tasks, ResultCommitter committer) {
    this.tasks = tasks;
    this.committer = committer;
  }

  void start(
      TopicPartition partition,
      PartitionOffsetTracker tracker,
      ConsumerRecord<String, byte[]> message) {
    Thread worker =
        Thread.ofVirtual()
            .name(partition + "@" + message.offset())
            .unstarted(() -> work(partition, tracker, message));
    owners.put(worker, tracker);
    worker.start();
  }

  /** Ends the work on a partition's records; they are handed back. */
  void interrupt(PartitionOffsetTracker tracker) {
    owners.forEach(
        (worker, owner) -> {
          if (owner == tracker) {
            worker.interrupt();
          }
        });
  }

  private void work(
      TopicPartition partition,
      PartitionOffsetTracker tracker,
      ConsumerRecord<String, byte[]> message) {
    try {
      committer.submit(
          new FinishedWork(partition, tracker, message.offset(), tasks.perform(message)));
    } catch (InterruptedException e) {
      log.info("Run {} is handed back; the partition's next owner does it.", message.key());
      tracker.handBack();
    } finally {
      owners.remove(Thread.currentThread());
    }
  }
}
