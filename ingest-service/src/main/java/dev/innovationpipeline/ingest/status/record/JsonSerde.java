package dev.innovationpipeline.ingest.status.record;

import dev.innovationpipeline.schema.wire.WireJson;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.core.JacksonException;

/** Values as JSON, on the topic and in the stores alike. */
public final class JsonSerde {

  private JsonSerde() {}

  public static <T> Serde<T> of(Class<T> type) {
    return Serdes.serdeFrom(
        (topic, value) -> WireJson.MAPPER.writeValueAsBytes(value),
        (topic, bytes) -> bytes == null ? null : read(topic, bytes, type));
  }

  /**
   * @throws SerializationException when it is no such value
   */
  public static <T> T read(String topic, byte[] bytes, Class<T> type) {
    try {
      return WireJson.MAPPER.readValue(bytes, type);
    } catch (JacksonException e) {
      throw new SerializationException(
          "A record on " + topic + " cannot be read as " + type.getSimpleName() + ".", e);
    }
  }
}
