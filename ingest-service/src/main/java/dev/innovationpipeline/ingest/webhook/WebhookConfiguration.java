package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.InstantSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** Composes the endpoints of webhooks. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  WebhookBook webhookBook(Topics topics) {
    return new WebhookBook(topics);
  }

  @Bean
  CompactedTopicTail webhookTail(Topics topics, KafkaProperties kafka, WebhookBook book) {
    return new CompactedTopicTail(
        kafka.buildAdminProperties(), topics.webhookEndpoints().name(), book::receive);
  }

  @Bean
  WebhookTopic webhookTopic(
      KafkaTemplate<String, byte[]> kafka, WebhookBook book, CompactedTopicTail webhookTail) {
    return new WebhookTopic(kafka, book, webhookTail);
  }

  @Bean
  SecretBox webhookSecrets(WebhookSettings settings) {
    return new SecretBox(settings.secretKey());
  }

  @Bean
  WebhookAdministration webhookAdministration(
      WebhookSettings settings,
      WebhookBook book,
      WebhookTopic topic,
      Companies companies,
      SecretBox secrets,
      InstantSource clock) {
    return new WebhookAdministration(settings, book, topic, companies, secrets, clock);
  }
}
