package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.wire.WireJson;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.core.JacksonException;

/** A run's status as JSON, on the topic and in the stores alike. */
final class RunStatusSerde {

  private RunStatusSerde() {}

  static Serde<RunStatus> serde() {
    return Serdes.serdeFrom(
        (topic, status) -> WireJson.MAPPER.writeValueAsBytes(status),
        (topic, bytes) -> read(topic, bytes));
  }

  private static RunStatus read(String topic, byte[] bytes) {
    try {
      return WireJson.MAPPER.readValue(bytes, RunStatus.class);
    } catch (JacksonException e) {
      throw new SerializationException("A record on " + topic + " is no run status.", e);
    }
  }
}
