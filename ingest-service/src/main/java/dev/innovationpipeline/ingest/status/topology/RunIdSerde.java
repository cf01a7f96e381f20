package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.wire.EventKey;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Keys of events as the ids of their runs: a run's records are in one partition as it is. */
final class RunIdSerde {

  private RunIdSerde() {}

  static Serde<String> create() {
    StringDeserializer text = new StringDeserializer();
    return Serdes.serdeFrom(
        new StringSerializer(),
        (topic, bytes) -> bytes == null ? null : EventKey.runId(text.deserialize(topic, bytes)));
  }
}
