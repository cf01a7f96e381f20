package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import tools.jackson.core.JacksonException;

/** Messages in their topic. */
public final class DeliveryTopic {

  private final KafkaTemplate<String, byte[]> kafka;
  private final String name;

  DeliveryTopic(KafkaTemplate<String, byte[]> kafka, Topics topics) {
    this.kafka = kafka;
    name = topics.webhookDeliveries().name();
  }

  public String name() {
    return name;
  }

  public CompletableFuture<RecordMetadata> append(Delivery delivery) {
    return send(
        new ProducerRecord<>(name, delivery.key(), WireJson.MAPPER.writeValueAsBytes(delivery)));
  }

  /**
   * Waits until Kafka has all of them.
   *
   * @throws ExecutionException when it does not take one
   */
  void appendAll(Collection<Delivery> deliveries) throws ExecutionException, InterruptedException {
    CompletableFuture.allOf(deliveries.stream().map(this::append).toArray(CompletableFuture[]::new))
        .get();
  }

  /** Erases what the topic has under a key. */
  public CompletableFuture<RecordMetadata> erase(String key) {
    return send(new ProducerRecord<>(name, key, null));
  }

  private CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
    return kafka.send(message).thenApply(SendResult::getRecordMetadata);
  }

  /** Empty for a tombstone and for what is no message. */
  static Optional<Delivery> read(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(WireJson.MAPPER.readValue(value, Delivery.class))
          .filter(found -> found.messageId() != null && found.key() != null);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
