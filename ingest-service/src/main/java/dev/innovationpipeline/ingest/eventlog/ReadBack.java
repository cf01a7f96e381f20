package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Appends to topics that every instance reads whole, and waits until this one has read it. */
public final class ReadBack {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private ReadBack() {}

  /**
   * @param otherwise what to tell of a record of which nobody knows whether it holds
   * @throws org.springframework.web.ErrorResponseException 503 when that is not known in time
   */
  public static void append(
      KafkaTemplate<String, byte[]> kafka,
      ProducerRecord<String, byte[]> message,
      CompactedTopicTail tail,
      String otherwise) {
    try {
      RecordMetadata at = kafka.send(message).get().getRecordMetadata();
      if (!tail.awaitRecord(at.partition(), at.offset(), TIMEOUT)) {
        throw Problems.unavailable(otherwise, null);
      }
    } catch (KafkaException | ExecutionException e) {
      throw Problems.unavailable(otherwise, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problems.unavailable(otherwise, e);
    }
  }
}
