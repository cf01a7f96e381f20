package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/** Heartbeats to Kafka records and back. */
public final class HeartbeatCodec {

  private final Topics topics;

  public HeartbeatCodec(Topics topics) {
    this.topics = topics;
  }

  public ProducerRecord<String, byte[]> toRecord(ProcessorHeartbeat heartbeat) {
    return new ProducerRecord<>(
        topics.processorHeartbeats().name(),
        heartbeat.processor(),
        WireJson.MAPPER.writeValueAsBytes(heartbeat));
  }

  /** Says that a processor has stopped. */
  public ProducerRecord<String, byte[]> stopped(String processor) {
    return new ProducerRecord<>(topics.processorHeartbeats().name(), processor, null);
  }

  /** Empty for a processor that has stopped, and for what is no heartbeat. */
  public Optional<ProcessorHeartbeat> toHeartbeat(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(WireJson.MAPPER.readValue(value, ProcessorHeartbeat.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
