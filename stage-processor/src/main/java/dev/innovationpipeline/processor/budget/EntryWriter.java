package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.schema.company.BudgetWarned;
import dev.innovationpipeline.schema.company.SpendCodec;
import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends to the accounts; opens its producer with the first record. */
final class EntryWriter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EntryWriter.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_BLOCK_MS = 5_000;

  private final Map<String, Object> connection;
  private final SpendCodec codec;
  private @Nullable Producer<String, byte[]> producer;

  EntryWriter(Map<String, Object> connection, Topics topics) {
    this.connection = connection;
    this.codec = new SpendCodec(topics);
  }

  void append(SpendEntry entry) {
    send(codec.toRecord(entry));
  }

  void append(BudgetWarned warning) {
    send(codec.toRecord(warning));
  }

  private void send(ProducerRecord<String, byte[]> message) {
    try {
      producer()
          .send(
              message,
              (metadata, failure) -> {
                if (failure != null) {
                  lost(failure);
                }
              });
    } catch (KafkaException e) {
      lost(e);
    }
  }

  private static void lost(Exception failure) {
    log.warn(
        "An entry of a budget's account was not acknowledged ({}). The next one of its attempt says"
            + " all that it said; reservations are repeated.",
        failure.toString());
  }

  private synchronized Producer<String, byte[]> producer() {
    Producer<String, byte[]> open = producer;
    if (open == null) {
      Map<String, Object> config = new HashMap<>(connection);
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RunPartitioner.class.getName());
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
      open = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
      producer = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Producer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(CLOSE_TIMEOUT);
    }
  }
}
