package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.schema.wire.EventKey;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.kafka.core.KafkaOperations;

/** Sends records that cannot be written to their dead-letter topic. */
final class DeadLetterSender {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterSender.class);
  private static final long SEND_TIMEOUT_SECONDS = 30;

  private final KafkaOperations<String, byte[]> kafka;
  private final DeadLetters letters;

  DeadLetterSender(KafkaOperations<String, byte[]> kafka, DeadLetters letters) {
    this.kafka = kafka;
    this.letters = letters;
  }

  /**
   * Returns once the broker has the record. A record that went back for another group was refused
   * here before and has its letter.
   *
   * @return whether a letter was written
   * @throws KafkaException when it has not; the batch is then retried
   */
  boolean send(ConsumerRecord<String, byte[]> message, Exception why) {
    if (letters.isForOthers(message)) {
      return false;
    }
    ProducerRecord<String, byte[]> letter = letters.letter(message, why);
    String target = letter.topic();
    try (var run = MDC.putCloseable("run_id", EventKey.runId(String.valueOf(message.key())))) {
      log.error("{} It goes to {}; the rest of its batch is written.", why.getMessage(), target);
    }
    try {
      kafka.send(letter).get(SEND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("The dead letter to " + target + " was not acknowledged.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while sending a dead letter to " + target + ".", e);
    }
  }
}
