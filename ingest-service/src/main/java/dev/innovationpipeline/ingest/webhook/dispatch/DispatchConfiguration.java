package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import dev.innovationpipeline.ingest.webhook.WebhookTopic;
import dev.innovationpipeline.ingest.webhook.delivery.DeliveryLog;
import dev.innovationpipeline.ingest.webhook.delivery.DeliveryTopic;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the making of messages. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

  private static final int SESSION_TIMEOUT_MILLIS = 10_000;

  @Bean
  DispatchLoop dispatchLoop(
      KafkaProperties kafka,
      Topics topics,
      WebhookBook book,
      WebhookTopic endpoints,
      DeliveryTopic deliveries,
      DeliveryLog log,
      RunStatuses statuses,
      InstantSource clock) {
    return new DispatchLoop(
        () -> consumer(kafka, topics.webhookDispatchGroup()),
        () -> ends(kafka),
        topics,
        book,
        endpoints,
        deliveries,
        log,
        new RunLosses(statuses),
        clock);
  }

  @Bean
  Listeners listeners(
      KafkaProperties kafka, Topics topics, RunStatuses statuses, Admission admission) {
    return new Listeners(
        () -> consumer(kafka, null), () -> ends(kafka), topics, new RunLosses(statuses), admission);
  }

  private static LogEndQueries ends(KafkaProperties kafka) {
    return new LogEndQueries(Admin.create(kafka.buildAdminProperties()));
  }

  private static Consumer<String, byte[]> consumer(KafkaProperties kafka, @Nullable String group) {
    Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
    if (group != null) {
      settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
      // A killed instance is missed after 10 s, not 45.
      settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
      // Facts of one partition number belong together, whichever topic they are in.
      settings.put(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          "org.apache.kafka.clients.consumer.RangeAssignor");
    }
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
