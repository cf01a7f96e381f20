package dev.innovationpipeline.benchmarks.fill;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Fills the topics with the producer settings of the processors. */
public final class EventFill {

  private EventFill() {}

  /**
   * @param from number of the first run
   * @param to number after that of the last run
   * @param eventsOf the events of a run, by its number
   * @return the bytes of the events' JSON
   * @throws KafkaException when an event was not accepted
   */
  public static long fill(
      String bootstrapServers, int from, int to, IntFunction<List<RunEvent>> eventsOf) {
    EventCodec codec = new EventCodec(new Topics(""), "/innovation-pipeline/bench");
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
      for (int number = from; number < to && failure.get() == null; number++) {
        for (RunEvent event : eventsOf.apply(number)) {
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
