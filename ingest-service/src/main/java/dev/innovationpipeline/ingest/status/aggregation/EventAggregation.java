package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.ingest.status.record.StatusRecords;
import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that aggregates. A failure ends its clients and begins anew from the last commit;
 * events that are aggregated twice change nothing.
 */
final class EventAggregation {

  private static final Logger log = LoggerFactory.getLogger(EventAggregation.class);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final AggregationClients clients;
  private final StatusRecords records;
  private final StatusView view;
  private final Topics topics;
  private final AggregationSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private @Nullable AggregationLoop current;

  /** Starts to aggregate. */
  EventAggregation(
      String threadName,
      AggregationClients clients,
      StatusRecords records,
      StatusView view,
      Topics topics,
      AggregationSettings settings) {
    this.clients = clients;
    this.records = records;
    this.view = view;
    this.topics = topics;
    this.settings = settings;
    this.thread = Thread.ofPlatform().name(threadName).daemon().start(this::aggregate);
  }

  /** Commits and leaves the group. */
  void stop() {
    synchronized (this) {
      stopping.countDown();
      if (current != null) {
        current.stop();
      }
    }
    try {
      if (!thread.join(STOP_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void aggregate() {
    try {
      do {
        aggregateOnce();
      } while (!stopping.await(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void aggregateOnce() throws InterruptedException {
    try (Consumer<String, byte[]> consumer = clients.consumer();
        Producer<String, byte[]> producer = clients.producer()) {
      StatusWriter writer = new StatusWriter(producer, records, topics.runStatus().name());
      AggregationLoop loop = new AggregationLoop(consumer, writer, view, topics, settings);
      if (begin(loop)) {
        loop.run();
      }
    } catch (InconsistentGroupProtocolException e) {
      log.info(
          "Another version aggregates; this one begins when that has left. Retrying in {}.",
          RETRY_INTERVAL);
    } catch (RuntimeException e) {
      log.warn("Aggregating statuses failed. Retrying in {}.", RETRY_INTERVAL, e);
    } finally {
      end();
    }
  }

  private synchronized boolean begin(AggregationLoop loop) {
    current = loop;
    return stopping.getCount() > 0;
  }

  private synchronized void end() {
    current = null;
  }
}
