package dev.innovationpipeline.local.doctor;

import dev.innovationpipeline.ingest.webhook.KnownWebhook;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;
import dev.innovationpipeline.platform.kafka.BoundedRead;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Looks at the webhooks that a cluster has in their topic. */
final class WebhookCheck {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

  private final Map<String, Object> settings;
  private final Topics topics;
  private final String about;

  WebhookCheck(Map<String, Object> connection, Topics topics, String about) {
    this.topics = topics;
    this.about = about;
    settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /**
   * Notes each webhook that somebody should look at.
   *
   * @return whether there is one that gets messages
   * @throws org.apache.kafka.common.KafkaException when the topic cannot be read
   */
  boolean note(List<Finding> findings) {
    List<KnownWebhook> all = read().all();
    long active = all.stream().filter(KnownWebhook::isActive).count();
    for (KnownWebhook webhook : all) {
      add(webhook, findings);
    }
    if (active > 0) {
      findings.add(Finding.ok(about, "has %d webhooks that get messages.".formatted(active)));
    }
    return active > 0;
  }

  private void add(KnownWebhook webhook, List<Finding> findings) {
    WebhookEndpoint endpoint = webhook.endpoint();
    String name = "%s of %s".formatted(endpoint.id(), endpoint.companyId());
    Instant disabled = webhook.givenUpAt();
    Instant failing = webhook.failingSince();
    if (endpoint.enabled() && disabled != null) {
      findings.add(
          Finding.warning(
              about,
              "has webhook %s, disabled since %s: %s"
                  .formatted(name, disabled, webhook.health().reason()),
              "When its receiver is back: ./pipeline webhooks enable %s --company %s."
                  .formatted(endpoint.id(), endpoint.companyId())));
    } else if (webhook.isActive() && failing != null) {
      findings.add(
          Finding.warning(
              about,
              "has webhook %s, failing since %s.".formatted(name, failing),
              "./pipeline webhooks deliveries %s --company %s says what its receiver answers."
                  .formatted(endpoint.id(), endpoint.companyId())));
    }
  }

  private WebhookBook read() {
    WebhookBook book = new WebhookBook(topics);
    String topic = topics.webhookEndpoints().name();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      boolean whole =
          BoundedRead.read(
              consumer,
              consumer.endOffsets(partitions),
              READ_TIMEOUT,
              message -> {
                take(message, book);
                return true;
              });
      if (!whole) {
        throw new TimeoutException(topic + " could not be read within " + READ_TIMEOUT + ".");
      }
    }
    return book;
  }

  private static void take(ConsumerRecord<String, byte[]> message, WebhookBook book) {
    try {
      book.receive(message);
    } catch (IllegalArgumentException e) {
      // A record of a later version; the services pass over it, too.
    }
  }
}
