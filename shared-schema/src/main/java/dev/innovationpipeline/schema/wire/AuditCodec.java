package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/** Entries of the audit to Kafka records and back. */
public final class AuditCodec {

  private final String topic;

  public AuditCodec(Topics topics) {
    topic = topics.audit().name();
  }

  public ProducerRecord<String, byte[]> toRecord(AuditEntry entry) {
    return new ProducerRecord<>(topic, entry.id(), WireJson.MAPPER.writeValueAsBytes(entry));
  }

  public boolean isOf(ConsumerRecord<?, ?> message) {
    return message.topic().equals(topic);
  }

  /** Empty for what is no entry. */
  public Optional<AuditEntry> toEntry(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(WireJson.MAPPER.readValue(value, AuditEntry.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
