package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.webhook.SecretBox;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import dev.innovationpipeline.ingest.webhook.WebhookSettings;
import dev.innovationpipeline.ingest.webhook.WebhookTopic;
import dev.innovationpipeline.ingest.webhook.meter.WebhookMeters;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** Composes the sending of messages. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  private static final int SESSION_TIMEOUT_MILLIS = 10_000;

  /**
   * Messages of one endpoint and partition beyond which no other run's are held: a kilobyte each,
   * while the endpoint is away for days.
   */
  private static final int MAX_HELD = 200;

  @Bean
  DeliveryTopic deliveryTopic(KafkaTemplate<String, byte[]> kafka, Topics topics) {
    return new DeliveryTopic(kafka, topics);
  }

  @Bean
  DeliveryLog deliveryLog(KafkaProperties kafka, DeliveryTopic topic) {
    return new DeliveryLog(() -> consumer(kafka, null), topic.name());
  }

  @Bean
  DeliveryLoop deliveryLoop(
      KafkaProperties kafka,
      Topics topics,
      WebhookSettings settings,
      DeliveryTopic topic,
      WebhookBook book,
      WebhookTopic endpoints,
      SecretBox secrets,
      AuditTrail audit,
      WebhookMeters meters,
      InstantSource clock) {
    Sending sending =
        new Sending(
            book,
            new HttpSender(settings, secrets, clock),
            new RetrySchedule(settings.retries(), () -> ThreadLocalRandom.current().nextDouble()),
            new EndpointWatch(settings.disableAfter(), endpoints::tell, audit),
            meters,
            clock);
    return new DeliveryLoop(
        () -> consumer(kafka, topics.webhookDeliveryGroup()),
        topic,
        book,
        endpoints,
        sending,
        () -> new Deliveries(MAX_HELD, settings.concurrency()),
        meters,
        clock);
  }

  private static Consumer<String, byte[]> consumer(KafkaProperties kafka, @Nullable String group) {
    Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
    if (group != null) {
      settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
      // A killed instance is missed after 10 s, not 45.
      settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
    }
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
