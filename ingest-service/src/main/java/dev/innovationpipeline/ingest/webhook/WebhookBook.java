package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/**
 * The endpoints of all companies, as this instance has read them: an endpoint under its company and
 * id, how it answers under the same with {@code #health}, so that neither overwrites the other.
 */
public final class WebhookBook {

  private static final String HEALTH = "#health";

  private final Topics topics;
  private final Duration kept;
  private final ConcurrentMap<String, WebhookEndpoint> endpoints = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, WebhookHealth> healths = new ConcurrentHashMap<>();

  public WebhookBook(Topics topics) {
    this.topics = topics;
    kept = topics.webhookDeliveries().retention();
  }

  /** Takes up a record of the topic; passes over what is none. */
  public void receive(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.value();
    String key = message.key();
    if (value == null || key == null) {
      return;
    }
    try {
      if (key.endsWith(HEALTH)) {
        put(WireJson.MAPPER.readValue(value, WebhookHealth.class));
      } else {
        put(WireJson.MAPPER.readValue(value, WebhookEndpoint.class));
      }
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalArgumentException("The record " + key + " is no webhook.", e);
    }
  }

  public void put(WebhookEndpoint endpoint) {
    endpoints.put(endpoint.id(), endpoint);
  }

  public void put(WebhookHealth health) {
    healths.put(health.endpointId(), health);
  }

  ProducerRecord<String, byte[]> toRecord(WebhookEndpoint endpoint) {
    return record(
        endpoint.companyId() + "#" + endpoint.id(), WireJson.MAPPER.writeValueAsBytes(endpoint));
  }

  ProducerRecord<String, byte[]> toRecord(WebhookHealth health) {
    return record(
        health.companyId() + "#" + health.endpointId() + HEALTH,
        WireJson.MAPPER.writeValueAsBytes(health));
  }

  private ProducerRecord<String, byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(topics.webhookEndpoints().name(), key, value);
  }

  /** Also one that is deleted; empty for one that this instance has never heard of. */
  public Optional<KnownWebhook> find(String endpointId) {
    return Optional.ofNullable(endpoints.get(endpointId)).map(this::known);
  }

  /** Those that are not deleted, the oldest first. */
  public List<KnownWebhook> of(String companyId) {
    return endpoints.values().stream()
        .filter(each -> each.companyId().equals(companyId) && each.deletedAt() == null)
        .sorted(Comparator.comparing(WebhookEndpoint::createdAt).thenComparing(WebhookEndpoint::id))
        .map(this::known)
        .toList();
  }

  /** Those of all companies that are not deleted. */
  public List<KnownWebhook> all() {
    return endpoints.values().stream()
        .filter(each -> each.deletedAt() == null)
        .map(this::known)
        .toList();
  }

  /** When the oldest endpoint was made that gets messages; empty while none does. */
  public Optional<Instant> oldest() {
    return endpoints.values().stream()
        .filter(each -> each.deletedAt() == null)
        .map(WebhookEndpoint::createdAt)
        .min(Comparator.naturalOrder());
  }

  /** Whether there may be messages to send or to erase: without, nothing of the topics is read. */
  public boolean isUsed(Instant now) {
    return endpoints.values().stream()
        .map(WebhookEndpoint::deletedAt)
        .anyMatch(deleted -> deleted == null || deleted.plus(kept).isAfter(now));
  }

  private KnownWebhook known(WebhookEndpoint endpoint) {
    WebhookHealth health = healths.get(endpoint.id());
    return new KnownWebhook(endpoint, health == null ? WebhookHealth.unknown(endpoint) : health);
  }
}
