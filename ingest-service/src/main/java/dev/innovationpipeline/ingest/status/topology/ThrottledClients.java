package dev.innovationpipeline.ingest.status.topology;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka's clients for the streams, made as Streams makes them itself, except for the aggregation's
 * consumer: its polls are throttled while events arrive. To answer a fetch the broker looks at all
 * of the consumer's partitions, some 144, however few have records.
 */
final class ThrottledClients implements KafkaClientSupplier {

  private final Duration minPollInterval;

  /**
   * @param minPollInterval between a poll of the aggregation that found records and the next
   */
  ThrottledClients(Duration minPollInterval) {
    this.minPollInterval = minPollInterval;
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new ThrottledConsumer(config, new PollThrottle(minPollInterval));
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static final class ThrottledConsumer extends KafkaConsumer<byte[], byte[]> {

    private final PollThrottle throttle;

    ThrottledConsumer(Map<String, Object> config, PollThrottle throttle) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      this.throttle = throttle;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      LockSupport.parkNanos(throttle.left(System.nanoTime()));
      ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
      if (!records.isEmpty()) {
        throttle.found(System.nanoTime());
      }
      return records;
    }
  }
}
