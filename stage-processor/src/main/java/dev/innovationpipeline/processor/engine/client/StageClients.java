package dev.innovationpipeline.processor.engine.client;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Opens the engine's Kafka clients; whoever opens one closes it. */
public interface StageClients {

  Consumer<String, byte[]> consumer();

  /**
   * Initialised, ready for its first transaction.
   *
   * @param number of those of the process; a new one ends the older of the same number
   */
  Producer<String, byte[]> transactionalProducer(int number);

  Producer<String, byte[]> progressProducer();

  /** In no group; who opens it says what it reads. */
  Consumer<String, byte[]> signalConsumer();

  Admin admin();
}
