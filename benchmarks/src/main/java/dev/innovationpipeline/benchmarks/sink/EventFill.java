package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Fills the topics with the producer settings of the processors. */
final class EventFill {

  private EventFill() {}

  /**
   * @return the bytes of the events' JSON
   * @throws KafkaException when an event was not accepted
   */
  static long fill(String bootstrapServers, int runs) {
    EventCodec codec = new EventCodec(new Topics(""), "/innovation-pipeline/bench");
    SampleRun sample = new SampleRun(1);
    long bytes = 0;
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (var producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "snappy",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                RunPartitioner.class.getName(),
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int number = 0; number < runs && failure.get() == null; number++) {
        for (RunEvent event : sample.events(number)) {
          ProducerRecord<String, byte[]> message = codec.toRecord(event);
          bytes += message.value().length;
          producer.send(message, (metadata, e) -> failure.compareAndSet(null, e));
        }
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new KafkaException("The topics could not be filled.", failure.get());
    }
    return bytes;
  }
}
