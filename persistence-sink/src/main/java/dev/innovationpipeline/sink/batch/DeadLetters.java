package dev.innovationpipeline.sink.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.Topics;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/** Where records go that cannot be written: as they came, with why. */
public final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final long SEND_TIMEOUT_SECONDS = 30;

  private final KafkaOperations<String, byte[]> kafka;
  private final Topics topics;
  private final String consumerGroup;
  private final InstantSource clock;

  public DeadLetters(
      KafkaOperations<String, byte[]> kafka,
      Topics topics,
      String consumerGroup,
      InstantSource clock) {
    this.kafka = kafka;
    this.topics = topics;
    this.consumerGroup = consumerGroup;
    this.clock = clock;
  }

  /**
   * Returns once the broker has the record.
   *
   * @throws KafkaException when it has not; the batch is then tried again
   */
  void send(ConsumerRecord<String, byte[]> message, Exception why) {
    String target = topics.deadLettersOf(message.topic());
    log.error("{} It goes to {}; the rest of its batch is written.", why.getMessage(), target);
    var letter = new ProducerRecord<String, byte[]>(target, message.key(), message.value());
    Headers headers = letter.headers();
    message.headers().forEach(headers::add);
    put(headers, "dlt_source_topic", message.topic());
    put(headers, "dlt_source_partition", String.valueOf(message.partition()));
    put(headers, "dlt_source_offset", String.valueOf(message.offset()));
    put(headers, "dlt_consumer_group", consumerGroup);
    put(headers, "dlt_error_type", why.getClass().getName());
    put(headers, "dlt_error", String.valueOf(why.getMessage()));
    put(headers, "dlt_time", clock.instant().toString());
    try {
      kafka.send(letter).get(SEND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("The dead letter to " + target + " was not acknowledged.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while sending a dead letter to " + target + ".", e);
    }
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
