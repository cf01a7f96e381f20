package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.ingest.eventlog.ReadBack;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Appends endpoints, and waits until this instance has read them back. */
public final class WebhookTopic {

  private static final Logger log = LoggerFactory.getLogger(WebhookTopic.class);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  private static final String UNACKNOWLEDGED =
      "Kafka did not acknowledge the change in time. List the webhooks to see whether it holds,"
          + " and send it again if not.";

  private final KafkaTemplate<String, byte[]> kafka;
  private final WebhookBook book;
  private final CompactedTopicTail tail;

  WebhookTopic(KafkaTemplate<String, byte[]> kafka, WebhookBook book, CompactedTopicTail tail) {
    this.kafka = kafka;
    this.book = book;
    this.tail = tail;
  }

  /** Whether all endpoints are known that were in the topic when this instance started. */
  public boolean isComplete() {
    return tail.isComplete();
  }

  /**
   * Waits until all has been read that was in the topic at a time.
   *
   * @param ends by partition, as they were then
   */
  public boolean await(Map<Integer, Long> ends) throws InterruptedException {
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      if (end.getValue() > 0 && !tail.awaitRecord(end.getKey(), end.getValue() - 1, READ_TIMEOUT)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 503 after a start, while older endpoints
   *     are still read
   */
  void requireComplete() {
    if (!isComplete()) {
      throw Problems.unavailable("The service is still reading the webhooks.", null);
    }
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka does not take it in time
   */
  void append(WebhookEndpoint endpoint) {
    ReadBack.append(kafka, book.toRecord(endpoint), tail, UNACKNOWLEDGED);
  }

  /** Tells the other instances how an endpoint answers; nobody waits for it. */
  public void tell(WebhookHealth health) {
    book.put(health);
    try {
      kafka
          .send(book.toRecord(health))
          .whenComplete((sent, failure) -> warnIf(failure, health.endpointId()));
    } catch (KafkaException e) {
      warnIf(e, health.endpointId());
    }
  }

  private static void warnIf(@Nullable Throwable failure, String id) {
    if (failure != null) {
      log.warn(
          "Kafka did not take how the webhook {} answers: {}. It is told again with the next try.",
          id,
          failure.toString());
    }
  }
}
